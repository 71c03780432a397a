// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Executions;

namespace Linux.Stories;

/// <summary>What a stress run is to do.</summary>
/// <param name="Cpus">CPUs, 1 to 64.</param>
/// <param name="Milliseconds">How long timers are armed, ms, at least 1.</param>
/// <param name="Seed">Seed of everything that is drawn; the threads' order is not drawn.</param>
public sealed record StressRequest(int Cpus, long Milliseconds, ulong Seed)
{
    /// <summary>How long a CPU may make no progress before the run fails, ms, at least 100.</summary>
    public long StuckMilliseconds { get; init; } = 10_000;

    /// <summary>How long the last timers may take, ms.</summary>
    public long DrainMilliseconds { get; init; } = 60_000;

    /// <summary>Makes the run fail on purpose, to see the report; "" does not.</summary>
    public string Sabotage { get; init; } = "";

    /// <summary>Throws where a value is out of range.</summary>
    /// <exception cref="ArgumentException">Names the value and what it takes.</exception>
    public void Validate()
    {
        if (Cpus < 1 || Cpus > Threads.MaxCpus)
            throw new ArgumentException($"Cpus is {Cpus}. It takes 1 to {Threads.MaxCpus}.");
        if (Milliseconds < 1 || Milliseconds > 86_400_000)
            throw new ArgumentException($"Milliseconds is {Milliseconds}. It takes 1 to a day.");
        if (StuckMilliseconds < 100)
            throw new ArgumentException($"StuckMilliseconds is {StuckMilliseconds}. It takes 100 or more.");
        if (Sabotage is not ("" or "abba" or "irqs-off" or "lose" or "twice"))
            throw new ArgumentException(
                $"Sabotage is {Sabotage}. It takes abba, irqs-off, lose or twice.");
        if (Sabotage == "abba" && Cpus < 2)
            throw new ArgumentException($"Cpus is {Cpus}. It takes 2 or more for a deadlock.");
    }
}

/// <summary>What came of it.</summary>
/// <param name="Counts">How often each <see cref="StressOperation"/> was done or seen.</param>
/// <param name="Violations">What was wrong with timers; empty if all is well.</param>
/// <param name="Warnings">What the kernel warned of.</param>
/// <param name="Failure">Why the run ended early: a stuck CPU's report, or what was thrown.</param>
public sealed record StressResponse(
    IReadOnlyDictionary<string, long> Counts, string[] Violations, string[] Warnings, string? Failure)
{
    /// <summary>What the machine was, in a line.</summary>
    public string Shape { get; init; } = "";

    /// <summary>Sleeps of idle CPUs.</summary>
    public long Sleeps { get; init; }

    /// <summary>Those of them with the tick stopped.</summary>
    public long TicklessSleeps { get; init; }

    /// <summary>Timers of the end that fired only once their CPU was woken by something else.</summary>
    public int Overdue { get; init; }

    /// <summary>The latest that a timer fired after its time, jiffies.</summary>
    public long LatestJiffies { get; init; }

    /// <summary>Time that the machine ran, ms.</summary>
    public long Milliseconds { get; init; }

    /// <summary>Whether nothing was wrong.</summary>
    public bool IsGood => Violations.Length == 0 && Warnings.Length == 0 && Failure == null;
}
