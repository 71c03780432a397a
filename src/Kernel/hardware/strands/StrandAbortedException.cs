// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Hardware;

/// <summary>Unwinds a strand whose machine is being disposed of or whose run has ended.</summary>
internal sealed class StrandAbortedException : Exception
{
}
