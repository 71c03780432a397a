// SPDX-License-Identifier: GPL-2.0-only
using Linux.Lockstep.Compiling;

namespace Linux.Lockstep;

/// <summary>Which files a scenario is about.</summary>
public enum FileGroup
{
    /// <summary>timer.c alone.</summary>
    Wheel,

    /// <summary>timer_migration.c, and timer.c under it.</summary>
    Hierarchy,

    /// <summary>Both, one operation in the middle of another.</summary>
    Interleaving,

    /// <summary>tick-sched.c, hrtimer.c and clock events, and timer.c under them.</summary>
    Tick,

    /// <summary>These, one operation in the middle of another.</summary>
    TickInterleaving,
}

/// <summary>What follows from a group.</summary>
public static class FileGroups
{
    /// <summary>What the command line calls it.</summary>
    public static string Name(this FileGroup group)
        => group == FileGroup.TickInterleaving
            ? "tick-interleaving" : group.ToString().ToLowerInvariant();

    /// <summary>The program that plays its scenarios.</summary>
    public static CProgram Program(this FileGroup group)
        => group is FileGroup.Tick or FileGroup.TickInterleaving ? CProgram.Tick : CProgram.Wheel;

    /// <summary>Whether one operation is done in the middle of another in its scenarios.</summary>
    public static bool Interrupts(this FileGroup group)
        => group is FileGroup.Interleaving or FileGroup.TickInterleaving;

    /// <summary>Whether its scenarios need timer_migration.c.</summary>
    public static bool NeedsHierarchy(this FileGroup group)
        => group is FileGroup.Hierarchy or FileGroup.Interleaving;
}

/// <summary>What both sides play: a machine, and what its CPUs do one after the other.</summary>
/// <param name="Group">The files that it is about.</param>
/// <param name="Seed">The seed that it was made from.</param>
/// <param name="Lines">The machine's line, and one line an operation; C/main.c describes them.</param>
public sealed record Scenario(FileGroup Group, ulong Seed, IReadOnlyList<string> Lines)
{
    /// <summary>Number of operations.</summary>
    public int Operations => Lines.Count - 1;

    /// <summary>The text that both sides read.</summary>
    public static string Text(IEnumerable<Scenario> scenarios)
        => string.Concat(scenarios.SelectMany(scenario => scenario.Lines).Select(line => line + "\n"));

    /// <summary>The first <paramref name="operations"/> of the operations.</summary>
    public Scenario Cut(int operations) => this with { Lines = Lines.Take(operations + 1).ToArray() };
}
