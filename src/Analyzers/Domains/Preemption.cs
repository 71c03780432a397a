// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>
/// How often preemption and soft interrupts were turned off more than on. Beyond
/// <see cref="Most"/> nothing is told apart any more, so that a loop comes to an end.
/// </summary>
internal sealed class Preemption : Domain<Preemption>
{
    public const int Most = 6;

    public int Depth { get; private set; }
    public int BottomHalves { get; private set; }

    /// <summary>Open RCU read sections.</summary>
    public int Rcu { get; private set; }

    /// <summary>Takes steps of both; one that left the range stays out of it.</summary>
    public void Step(int preemption, int bottomHalves)
    {
        Depth = Saturated(Depth, preemption);
        BottomHalves = Saturated(BottomHalves, bottomHalves);
    }

    public void StepRcu(int step) => Rcu = Saturated(Rcu, step);

    public static bool IsSaturated(int depth) => Math.Abs(depth) > Most;

    private static int Saturated(int depth, int step) => IsSaturated(depth)
        ? depth
        : Math.Max(-Most - 1, Math.Min(Most + 1, depth + step));

    public override Preemption Copy() => new()
    {
        Depth = Depth,
        BottomHalves = BottomHalves,
        Rcu = Rcu
    };

    public override void Key(StringBuilder text) =>
        text.Append(BottomHalves).Append(':').Append(Depth).Append(':').Append(Rcu).Append('|');

    // Both are in the key.
    public override bool Merge(Preemption other, Meeting at) => false;

    public override bool Touched(Renaming by) => false;

    public override void Rename(Renaming renaming)
    {
    }

    public override bool Covers(Preemption earlier, Join at) => true;
}
