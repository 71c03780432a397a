// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Lockstep.Generation;

/// <summary>Collects the lines of a scenario.</summary>
internal sealed class ScenarioWriter
{
    private readonly List<string> _lines = [];
    private string _prefix = "";

    /// <summary>The lines so far.</summary>
    public IReadOnlyList<string> Lines => _lines;

    /// <summary>The line of the machine.</summary>
    public void Machine(MachineLine machine) => _lines.Add(machine.ToString());

    /// <summary>A line as it is.</summary>
    public void Line(string line) => _lines.Add(line);

    /// <summary>Lets the next operation interrupt the one after it, at a point of that.</summary>
    public void InterruptAt(int point)
        => _prefix = string.Create(CultureInfo.InvariantCulture, $"at {point} ");

    /// <summary>One operation.</summary>
    public void Do(string name, int cpu = 0, long a = 0, long b = 0, long c = 0)
    {
        _lines.Add(string.Create(
            CultureInfo.InvariantCulture, $"{_prefix}{name} {cpu} {a} {b} {c}"));
        _prefix = "";
    }
}

/// <summary>What the first line of a scenario says.</summary>
/// <param name="NodeOf">Node of each CPU.</param>
/// <param name="Nodes">Number of nodes.</param>
internal sealed record MachineLine(int[] NodeOf, int Nodes)
{
    public bool Hierarchy { get; init; }

    public int Children { get; init; } = 8;

    public ulong Jiffies { get; init; }

    public ulong Updated { get; init; }

    public int Timers { get; init; }

    public bool Buckets { get; init; }

    public int FailAllocation { get; init; }

    public bool ShowsPoints { get; init; }

    public int[] Isolated { get; init; } = [];

    /// <summary>The line.</summary>
    public override string ToString()
    {
        long[] numbers =
        [
            NodeOf.Length, Nodes, Hierarchy ? 1 : 0, Children, (long)Jiffies, (long)Updated, Timers,
            Buckets ? 1 : 0, FailAllocation, ShowsPoints ? 1 : 0, .. NodeOf, Isolated.Length, .. Isolated,
        ];

        return "S " + string.Join(' ', numbers);
    }
}
