// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux;

/// <summary>
/// A choice that differs from letting things go on as they do: at the <paramref name="At"/>th choice
/// of <paramref name="Cpu"/>, <paramref name="Pick"/> goes on.
/// </summary>
/// <param name="Cpu">The CPU that ran, or <see cref="Choices.Nobody"/> when none did.</param>
/// <param name="At">Number of the choice among those of that CPU, from 0.</param>
/// <param name="Pick">The CPU that goes on, or one of the words of <see cref="Choices"/>.</param>
public readonly record struct SchedulePick(int Cpu, int At, int Pick);

/// <summary>What the scheduler is asked.</summary>
/// <param name="Cpu">The CPU that runs, or <see cref="Choices.Nobody"/>.</param>
/// <param name="At">Number of the choice among those of that CPU, from 0.</param>
/// <param name="Options">What can go on; the first is what goes on if nothing is to change.</param>
public readonly record struct ChoicePoint(int Cpu, int At, IReadOnlyList<int> Options)
{
    /// <summary>What goes on if nothing is to change.</summary>
    public int Default => Options[0];
}

/// <summary>Words for choices that are no CPU.</summary>
public static class Choices
{
    /// <summary>No CPU runs: the one that did has nothing left to do.</summary>
    public const int Nobody = -1;

    /// <summary>Time passes up to the next thing that happens by itself, and all CPUs stall.</summary>
    public const int Clock = -2;

    /// <summary>The same, but a CPU takes the interrupt of that only when it goes on.</summary>
    public const int Pass = -4;

    /// <summary>The allocation fails.</summary>
    public const int Fail = -3;

    /// <summary>The clock that is being programmed will interrupt early.</summary>
    public const int Early = -5;

    /// <summary>The clock that is being programmed will interrupt late.</summary>
    public const int Late = -6;

    /// <summary>The CPU stands still for a while, wherever it is.</summary>
    public const int Stall = -7;

    /// <summary>The scenario's next hotplug operation begins.</summary>
    public const int Hotplug = -8;

    private const int FirstValue = -100;

    /// <summary>The word for a number that a program asked for, from 0.</summary>
    public static int Value(int number) => FirstValue - number;

    /// <summary>The number behind such a word.</summary>
    public static int ValueOf(int pick) => FirstValue - pick;

    /// <summary>Whether it is such a word.</summary>
    public static bool IsValue(int pick) => pick <= FirstValue;
}

/// <summary>A strategy: makes every choice of one run.</summary>
internal interface IChoices
{
    /// <summary>One of the point's options.</summary>
    int Next(in ChoicePoint point);

    /// <summary>Whether time that passes is <see cref="Choices.Pass"/>, so that what a CPU does next does
    /// not depend on which one ran last.</summary>
    bool Passes => false;

    /// <summary>The same where the choice is not who goes on, but what happens to the CPU that does.</summary>
    int Chance(in ChoicePoint point) => point.Default;
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
    int Step(in ChoicePoint point, ulong blocked, Footprint? clock);

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
