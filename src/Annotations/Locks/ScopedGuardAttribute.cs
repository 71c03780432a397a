// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Annotations;

/// <summary>
/// Values of this struct hold a lock from their making to their Dispose. The making function says
/// which lock with <see cref="AcquiresAttribute"/>, Dispose gives it back with
/// <c>[Releases("guarded")]</c>; both also carry their effect on interrupts.
/// </summary>
[AttributeUsage(AttributeTargets.Struct | AttributeTargets.Class)]
public sealed class ScopedGuardAttribute : Attribute
{
}
