// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Observers;

namespace Linux.Executions;

/// <summary>What one CPU does in a scenario, from a quiescent machine on.</summary>
/// <param name="Cpu">The CPU.</param>
/// <param name="Name">What it does, in a few words.</param>
/// <param name="Body">Runs in process context on that CPU.</param>
public sealed record CpuProgram(int Cpu, string Name, Action Body);

/// <summary>
/// A small story on a small machine: how it starts, what its CPUs do then, and what must hold at the
/// end. In a simulation the programs run one after the other; an exploration runs them at the same
/// time, under every schedule that it tries.
/// </summary>
public abstract class Scenario
{
    /// <summary>Its name on the command line.</summary>
    public abstract string Name { get; }

    /// <summary>What it shows, in one sentence.</summary>
    public abstract string Summary { get; }

    /// <summary>The machine it takes.</summary>
    public abstract MachineOptions Options { get; }

    /// <summary>ns of the machine's clock that an exploration makes choices for, from the start of the
    /// programs on.</summary>
    public virtual long Horizon => 10_000_000;

    /// <summary>How far a run goes, and where its choices are.</summary>
    public virtual RunLimits Limits => new();

    /// <summary>Whether it is there to fail, so that it is seen that failures are reported.</summary>
    public virtual bool MustFail => false;

    /// <summary>Brings the booted machine to the state in which the programs start.</summary>
    /// <param name="machine">A machine of <see cref="Options"/> that does not run.</param>
    public virtual void SetUp(Machine machine)
    {
    }

    /// <summary>What the CPUs do.</summary>
    /// <param name="machine">The machine after <see cref="SetUp"/>.</param>
    public virtual IReadOnlyList<CpuProgram> Programs(Machine machine) => Array.Empty<CpuProgram>();

    /// <summary>Whether nothing is left to choose once every program has ended, though the horizon has not been
    /// reached.</summary>
    /// <param name="machine">The machine, of which every CPU is at rest.</param>
    public virtual bool IsOver(Machine machine) => false;

    /// <summary>What must hold once every program has ended.</summary>
    /// <param name="machine">The machine after all programs; it may be run on.</param>
    /// <exception cref="ScenarioFailedException">It does not hold.</exception>
    public virtual void Check(Machine machine)
    {
    }

    /// <summary>How a run ended, for who compares searches; null if there is nothing to
    /// tell.</summary>
    /// <param name="machine">The machine after all programs.</param>
    public virtual string? Outcome(Machine machine) => null;

    /// <summary>The ledger that <see cref="SetUp"/> has attached.</summary>
    protected static TimerLedger LedgerOf(Machine machine) => machine.Find<TimerLedger>()!;

    /// <summary>Ends the scenario as failed unless <paramref name="condition"/> holds.</summary>
    /// <param name="condition">What must hold.</param>
    /// <param name="invariant">The invariant it is part of, such as I6.</param>
    /// <param name="text">What was found instead, with values.</param>
    protected static void Require(bool condition, string invariant, string text)
    {
        if (!condition)
            throw new ScenarioFailedException(invariant, text);
    }
}

/// <summary>Something that a scenario requires did not hold.</summary>
public sealed class ScenarioFailedException(string invariant, string text)
    : Exception($"{invariant}: {text}")
{
    /// <summary>The invariant: I1 to I16.</summary>
    public string Invariant { get; } = invariant;

    /// <summary>What was found.</summary>
    public string Text { get; } = text;
}
