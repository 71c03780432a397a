// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>A place where a run can go on in more than one way.</summary>
/// <param name="cpu">The CPU that runs, or <see cref="Nobody"/>.</param>
/// <param name="at">Number of the choice among those of that CPU, from 0.</param>
/// <param name="options">What can happen; the first is what does if nothing is to change. They are
/// overwritten by the next choice.</param>
/// <param name="rest">Of a load, number of the rest since which it is counted.</param>
public readonly ref struct ChoicePoint(int cpu, int at, ReadOnlySpan<Decision> options,
    int rest = 0)
{
    /// <summary>No CPU runs: the one that did has nothing left to do.</summary>
    public const int Nobody = -1;

    /// <summary>The CPU that runs, or <see cref="Nobody"/>.</summary>
    public int Cpu { get; } = cpu;

    /// <summary>Number of the choice among those of that CPU, from 0.</summary>
    public int At { get; } = at;

    /// <summary>Of a load, how many times all CPUs had come to rest before it; loads are counted
    /// from there. 0 of other choices.</summary>
    public int Rest { get; } = rest;

    /// <summary>What can happen, at least one.</summary>
    public ReadOnlySpan<Decision> Options { get; } = options;

    /// <summary>What happens if nothing is to change.</summary>
    public Decision Default => Options[0];

    /// <summary>The last option, which is the clock where time may pass.</summary>
    public Decision Last => Options[^1];
}
