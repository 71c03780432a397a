// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Globalization;

namespace Linux.Executions;

/// <summary>What a decision lets happen.</summary>
public enum DecisionKind
{
    /// <summary>The CPU of that number goes on.</summary>
    RunCpu,

    /// <summary>Time passes up to the next thing that happens by itself, while every CPU stands still.</summary>
    AdvanceClock,

    /// <summary>The same, but a CPU takes the interrupt of that only when it goes on.</summary>
    AdvanceClockLatched,

    /// <summary>The allocation fails.</summary>
    FailAllocation,

    /// <summary>The clock that is being programmed will interrupt early.</summary>
    ClockEarly,

    /// <summary>The clock that is being programmed will interrupt late.</summary>
    ClockLate,

    /// <summary>The CPU stands still for a while, wherever it is.</summary>
    StallCpu,

    /// <summary>The scenario's next hotplug operation begins.</summary>
    BeginHotplug,

    /// <summary>A program that asked for a number gets that one.</summary>
    Value,

    /// <summary>The load sees the store that is so many before the newest.</summary>
    StaleRead,
}

/// <summary>
/// One of the options of a choice. In files it is words: <c>cpu 2</c>, <c>clock</c>, <c>clock latched</c>,
/// <c>no memory</c>, <c>clock early</c>, <c>clock late</c>, <c>stall</c>, <c>hotplug</c>, <c>value
/// 3</c>,
/// <c>stale 1</c>.
/// </summary>
/// <param name="Kind">What happens.</param>
/// <param name="Number">The CPU that goes on the number that is given, from 0, or how many stores
/// before the newest, from 1; else 0.</param>
public readonly record struct Decision(DecisionKind Kind, int Number = 0)
{
    /// <summary>Words of the kinds, in their order; some are followed by a number.</summary>
    private static readonly string[] s_words =
    [
        "cpu", "clock", "clock latched", "no memory", "clock early", "clock late", "stall", "hotplug", "value",
        "stale",
    ];

    /// <summary>That CPU goes on.</summary>
    public static Decision Cpu(int cpu) => new(DecisionKind.RunCpu, cpu);

    /// <summary>The program gets that number.</summary>
    public static Decision Value(int number) => new(DecisionKind.Value, number);

    /// <summary>The load sees an older store than the newest.</summary>
    public static Decision Stale(int back) => new(DecisionKind.StaleRead, back);

    /// <summary>Whether a CPU goes on.</summary>
    public bool IsCpu => Kind == DecisionKind.RunCpu;

    /// <summary>Whether time passes while every CPU stands still.</summary>
    public bool IsClock => Kind is DecisionKind.AdvanceClock or DecisionKind.AdvanceClockLatched;

    /// <summary>The decision as a number, for hashes.</summary>
    internal ulong Key => (ulong)Kind << 32 | (uint)Number;

    private bool HasNumber => Kind
        is DecisionKind.RunCpu or DecisionKind.Value or DecisionKind.StaleRead;

    /// <summary>The decision of those words, or null if it is none.</summary>
    public static Decision? Parse(string text)
    {
        int kind = Array.IndexOf(s_words, text);

        if (kind >= 0)
            return new Decision((DecisionKind)kind) is { HasNumber: false } known ? known : null;
        int space = text.LastIndexOf(' ');

        if (space < 0 || !int.TryParse(text.AsSpan(space + 1), NumberStyles.None, CultureInfo.InvariantCulture,
            out int number))
            return null;
        kind = Array.IndexOf(s_words, text[..space]);
        return kind >= 0 && new Decision((DecisionKind)kind, number) is { HasNumber: true } numbered
            ? numbered : null;
    }

    /// <summary>The words.</summary>
    public override string ToString()
        => HasNumber ? $"{s_words[(int)Kind]} {Number.ToString(CultureInfo.InvariantCulture)}" : s_words[(int)Kind];
}
