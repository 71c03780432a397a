// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Values of this struct are touched by atomic operations alone: no copies, no plain field access.
/// </summary>
[AttributeUsage(AttributeTargets.Struct)]
public sealed class AtomicTypeAttribute : Attribute
{
}
