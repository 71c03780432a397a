// SPDX-License-Identifier: GPL-2.0-only
using Linux.Observers;

namespace Linux.Executions;

/// <summary>A run, step by step, for those who draw it.</summary>
/// <param name="Cpus">CPUs of the machine.</param>
/// <param name="Names">Functions, source files and places in memory; steps have their numbers here.</param>
/// <param name="Steps">Marked operations, in order.</param>
/// <param name="Trees">The hierarchy whenever it had changed.</param>
public sealed record RunRecord(int Cpus, string[] Names, RecordedStep[] Steps, RecordedTree[] Trees)
{
    /// <summary>Steps that the run had beyond those that are recorded.</summary>
    public long Left { get; init; }
}

/// <summary>A marked operation of a run.</summary>
/// <param name="Number">Number in the run, from 1.</param>
/// <param name="Time">When, ns.</param>
/// <param name="Cpu">The CPU.</param>
/// <param name="Kind">What it is.</param>
/// <param name="File">Name of its source file, by number.</param>
/// <param name="Line">Source line.</param>
/// <param name="Stack">Names of the functions that it is in, by number, the outermost first.</param>
/// <param name="Place">Name of the place in memory, by number; -1 for none.</param>
public sealed record RecordedStep(
    long Number, long Time, int Cpu, visible_kind Kind, int File, int Line, int[] Stack, int Place)
{
    /// <summary>What stood there before; null for no place, or one that is not the machine's.</summary>
    public ulong? Before { get; init; }

    /// <summary>What stands there afterwards; as above.</summary>
    public ulong? After { get; set; }
}

/// <summary>The hierarchy at a moment.</summary>
/// <param name="Step">Number of the first step that finds it so; one more than the last for the end.</param>
/// <param name="Roots">Groups without parent.</param>
public sealed record RecordedTree(long Step, GroupSnapshot[] Roots);
