// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>
/// One record of the ring. The last four fields are the common ones that tracefs' format
/// describes, and the event's own fields follow them.
/// </summary>
internal unsafe struct trace_record
{
    /// <summary>Position in the ring plus one; negative while the record is being written.</summary>
    public long sequence;

    /// <summary>The machine's monotonic time in nanoseconds.</summary>
    public long time_ns;

    /// <summary>The name of the current task, NUL-terminated unless it fills the array.</summary>
    public fixed byte comm[16];

    public int cpu;
    public int size;

    public ushort common_type;
    public byte common_flags;
    public byte common_preempt_count;
    public int common_pid;
}
