// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Stories;

/// <summary>Nothing that one CPU does matters to the other.</summary>
public sealed class IndependentWords() : SmallPrograms(
    "independent", "Two CPUs work on words of their own.", "wawbrawc", "wdwerdwf");

/// <summary>Each write and read of the same words.</summary>
public sealed class SharedWords() : SmallPrograms(
    "shared", "Two CPUs read and write the same words, and others of their own.", "wxraryrb", "wyrcrxrd");

/// <summary>Three CPUs, of which two share a word at a time.</summary>
public sealed class ThreeCpus() : SmallPrograms(
    "three", "Three CPUs, each sharing a word with the next.", "wx", "wyrx", "ry");

/// <summary>Updates in critical sections.</summary>
public sealed class LockedWords() : SmallPrograms(
    "locked", "Two CPUs update a word under a lock, and read another one without.", "lmRxWxumrz", "wzlmRxWxum");

/// <summary>Two locks, of which one or the other is taken.</summary>
public sealed class TwoLocks() : SmallPrograms(
    "two-locks", "Two CPUs take two locks in turn.", "lmRxWxumlnWyun", "lnRyWyunlmWxum");

/// <summary>A CPU is interrupted at any point where it can be.</summary>
public sealed class InterruptedCpu() : SmallPrograms(
    "interrupted", "A CPU interrupts another one, which has interrupts off for a while.", "wxi1wx", "rxd-rie-ri");

/// <summary>A plain access after a marked one is part of the same step.</summary>
public sealed class PlainRace() : SmallPrograms(
    "plain-race", "Two CPUs add to a word plainly, without a lock.", "raRxWxrb", "rcRxWxrd");

/// <summary>The same under a lock.</summary>
public sealed class PlainUnderALock() : SmallPrograms(
    "plain-lock", "Two CPUs add to a word plainly, under a lock.", "lmRxWxum", "lmRxWxum");

/// <summary>What is written with a release is written again by who has read it.</summary>
public sealed class ReleasedWord() : SmallPrograms(
    "released", "A CPU writes a word plainly once it has read what the other one released.", "Wxsf", "qfRxWf");

/// <summary>The clock moves on between two looks at it.</summary>
public sealed class ClockIsRead() : SmallPrograms(
    "clock", "Two CPUs read the clock while time can pass.", "t-wxt-", "rxt-")
{
    /// <inheritdoc/>
    public override long Horizon => 3_000_000;

    /// <inheritdoc/>
    public override RunLimits Limits => base.Limits with { Stalls = 2 };
}

/// <summary>Memory is as it was, but a CPU has seen what it was in between.</summary>
public sealed class SeenInBetween() : SmallPrograms(
    "local", "A CPU writes a word and undoes it; another one may have read it in between.", "rxrary", "wx0x");
