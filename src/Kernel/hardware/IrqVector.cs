// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Hardware;

/// <summary>The interrupt lines of a CPU; the lowest latched one is taken first.</summary>
public enum irq_vector
{
    /// <summary>The CPU's own clock event device.</summary>
    LocalTimer,

    /// <summary>Another CPU wants the scheduler to run.</summary>
    Reschedule,

    /// <summary>Another CPU queued a function call.</summary>
    CallFunction,

    /// <summary>irq_work was queued.</summary>
    IrqWork,

    /// <summary>A device of the workload.</summary>
    Device,

    /// <summary>How many there are.</summary>
    Count,
}
