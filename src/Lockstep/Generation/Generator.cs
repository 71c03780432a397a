// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Generation;

/// <summary>Makes a scenario from a seed: the same one on every machine.</summary>
public static class Generator
{
    /// <summary>Makes the scenario of a seed.</summary>
    /// <param name="group">What it is about.</param>
    /// <param name="seed">Any number.</param>
    /// <param name="operations">About how many operations it has, at least 1.</param>
    /// <param name="hz">Jiffies in a second.</param>
    public static Scenario Make(FileGroup group, ulong seed, int operations, int hz)
    {
        var dice = new Dice(seed * 1_000_003 + (ulong)group * 7);
        var writer = new ScenarioWriter();

        switch (group)
        {
            case FileGroup.Wheel:
                new WheelScenarios(dice, writer, hz).Write(operations);
                break;
            case FileGroup.Hierarchy:
                new HierarchyScenarios(dice, writer, hz).Write(operations);
                break;
            case FileGroup.Interleaving:
                new InterleavingScenarios(dice, writer, hz).Write(operations);
                break;
            case FileGroup.Tick:
                new TickScenarios(dice, writer, hz).Write(operations);
                break;
            case FileGroup.TickInterleaving:
                new TickScenarios(dice, writer, hz).WriteInterrupted(operations);
                break;
        }
        return new Scenario(group, seed, writer.Lines);
    }

    /// <summary>Makes the scenarios of <paramref name="count"/> seeds in a row.</summary>
    public static IReadOnlyList<Scenario> Make(FileGroup group, ulong first, int count, int operations, int hz)
        => Enumerable.Range(0, count).Select(i => Make(group, first + (ulong)i, operations, hz)).ToArray();
}
