// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Executions;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>The first line of a scenario: what the machine is.</summary>
internal sealed record Shape(int Cpus, int Nodes, bool Hierarchy, int Children)
{
    /// <summary>Jiffies at the start, and when they were counted up last, ns.</summary>
    public (ulong Jiffies, ulong Updated) Start { get; private init; }

    public int Timers { get; private init; }

    /// <summary>Whether the order of each bucket is compared.</summary>
    public bool Buckets { get; private init; }

    /// <summary>The allocation, counted from the start, that fails; 0 for none.</summary>
    public int FailAllocation { get; private init; }

    /// <summary>Whether the points of each operation are compared.</summary>
    public bool ShowsPoints { get; private init; }

    public int[] NodeOf { get; private init; } = [];

    /// <summary>isolcpus=domain.</summary>
    public int[] Isolated { get; private init; } = [];

    /// <summary>Reads the line.</summary>
    public static Shape Read(ScenarioReader reader)
    {
        var shape = new Shape(
            (int)reader.Number(), (int)reader.Number(), reader.Number() != 0, (int)reader.Number())
        {
            Start = ((ulong)reader.Number(), (ulong)reader.Number()),
            Timers = (int)reader.Number(),
            Buckets = reader.Number() != 0,
            FailAllocation = (int)reader.Number(),
            ShowsPoints = reader.Number() != 0,
        };

        shape = shape with { NodeOf = Numbers(reader, shape.Cpus) };
        shape = shape with { Isolated = Numbers(reader, (int)reader.Number()) };
        reader.NextLine();
        return shape;
    }

    /// <summary>The machine.</summary>
    public Machine Build() => BootedMachine.Make(
        new MachineOptions
        {
            Cpus = 1,
            Possible = Cpus,
            Nodes = Nodes,
            NodeOf = cpu => NodeOf[cpu],
            Isolated = Isolated,
            ChildrenPerGroup = Children,
            ArenaBytes = 1 << 20,
            CheckInvariants = false,
        },
        machine => new Standstill(machine));

    private static int[] Numbers(ScenarioReader reader, int count)
        => Enumerable.Range(0, count).Select(_ => (int)reader.Number()).ToArray();
}
