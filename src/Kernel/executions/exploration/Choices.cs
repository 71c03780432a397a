// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>What the scheduler is asked.</summary>
/// <param name="Cpu">The CPU that runs, or <see cref="Nobody"/>.</param>
/// <param name="At">Number of the choice among those of that CPU, from 0.</param>
/// <param name="Options">What can go on; the first is what goes on if nothing is to change.</param>
public readonly record struct ChoicePoint(int Cpu, int At, IReadOnlyList<Decision> Options)
{
    /// <summary>No CPU runs: the one that did has nothing left to do.</summary>
    public const int Nobody = -1;

    /// <summary>What goes on if nothing is to change.</summary>
    public Decision Default => Options[0];
}

/// <summary>A strategy: makes every choice of one run.</summary>
internal interface IChoices
{
    /// <summary>One of the point's options.</summary>
    Decision Next(in ChoicePoint point);

    /// <summary>Whether time that passes is <see cref="DecisionKind.AdvanceClockLatched"/>, so that what a CPU does next does
    /// not depend on which one ran last.</summary>
    bool Passes => false;

    /// <summary>The same where the choice is not who goes on, but what happens to the CPU that does.</summary>
    Decision Chance(in ChoicePoint point) => point.Default;
}

/// <summary>A strategy that looks at every step of a run, and at what each touches.</summary>
internal interface IStepChoices : IChoices
{
    /// <summary>A run begins on a machine of so many CPUs, at most 64.</summary>
    void Start(int cpus);

    /// <summary>Asked at every step, where there is one option as well.</summary>
    /// <param name="point">The choice.</param>
    /// <param name="blocked">Bit n: CPU n would only find that a lock is held.</param>
    /// <param name="clock">What the clock would touch, where it is an option.</param>
    Decision Step(in ChoicePoint point, ulong blocked, Footprint? clock);

    /// <summary>Every CPU is at rest, and the clock moves on.</summary>
    void Rest();

    /// <summary>What the step touches that runs now; null where nobody wants to know.</summary>
    Footprint? Touched { get; }
}

/// <summary>A strategy that compares states.</summary>
internal interface IStateChoices : IChoices
{
    /// <summary>Whether it does.</summary>
    bool WantsStates { get; }

    /// <summary>Whether only memory is to count: merges states that differ, and is there to show that.</summary>
    bool MemoryOnly { get; }

    /// <summary>Whether the next choice has not been met before.</summary>
    bool IsNew { get; }

    /// <summary>The key of the state before the next choice.</summary>
    void Reached(ulong key);
}

/// <summary>A run is not worth going on with: what would follow has been seen.</summary>
internal sealed class RunRedundantException : Exception;

/// <summary>A strategy over many runs.</summary>
internal interface IStrategy
{
    /// <summary>Makes itself ready, before the first run.</summary>
    /// <param name="run">Makes a run that does not count, and tells how many choices it had.</param>
    void Prepare(Func<IChoices, int> run)
    {
    }

    /// <summary>The choices of the next run, or null when there is nothing left to try.</summary>
    IChoices? NextRun(ulong seed);

    /// <summary>Told how a run went.</summary>
    /// <param name="choices">Choices that the run had.</param>
    /// <param name="redundant">Whether the strategy ended it before its end.</param>
    void Ran(int choices, bool redundant);

    /// <summary>Whether every schedule within the strategy's bound has been run.</summary>
    bool Complete { get; }
}
