// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>A record of a spool.</summary>
/// <param name="Machine">Number of the machine, from 0.</param>
/// <param name="Cpu">The CPU.</param>
/// <param name="TimeNs">When, ns of the machine's monotonic clock.</param>
/// <param name="Pid">The task that ran; 0 is idle.</param>
/// <param name="Comm">The name of the task.</param>
/// <param name="Data">The record as its format lays it out.</param>
public sealed record SpooledRecord(int Machine, int Cpu, long TimeNs, int Pid, string Comm,
    byte[] Data)
{
    /// <summary>The number of the event.</summary>
    public int Event => BitConverter.ToUInt16(Data, 0);

    /// <summary>The bits of common_flags.</summary>
    public byte Flags => Data[2];
}
