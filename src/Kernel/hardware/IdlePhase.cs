// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Hardware;

/// <summary>
/// How far a CPU is in its idle loop. The loop is cut where the CPU sleeps, so that a sleeping CPU
/// holds no stack.
/// </summary>
public enum idle_phase
{
    /// <summary>Not in it: the CPU runs a task, or is about to enter.</summary>
    Outside,

    /// <summary>Between two sleeps.</summary>
    Loop,

    /// <summary>In the sleeping instruction; the next interrupt ends it.</summary>
    Asleep,

    /// <summary>Offline, without power.</summary>
    Dead,

    /// <summary>Got power and has not started yet.</summary>
    PowerOn,
}
