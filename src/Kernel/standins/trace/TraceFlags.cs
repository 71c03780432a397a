// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>The bits of a record's common_flags, as in the kernel's trace_flag_type.</summary>
internal static class TraceFlags
{
    public const byte IrqsOff = 0x01;
    public const byte NeedReschedLazy = 0x02;
    public const byte NeedResched = 0x04;
    public const byte HardIrq = 0x08;
    public const byte SoftIrq = 0x10;
    public const byte PreemptResched = 0x20;
    public const byte Nmi = 0x40;
    public const byte BhOff = 0x80;
}
