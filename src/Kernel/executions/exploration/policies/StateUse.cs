// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What an exhaustive search does with the states that it meets.</summary>
public enum StateUse
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Counts the different ones.</summary>
    Count,

    /// <summary>Ends a run at a state that it has met before with as many preemptions left.</summary>
    Prune,

    /// <summary>The same with keys of the memory alone, which is wrong: it is there to be compared.</summary>
    MemoryOnly,
}
