// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;

namespace Linux.Testing;

/// <summary>One run of an explored test: its machine, what the CPUs do, and what must
/// hold.</summary>
public sealed class Race
{
    private readonly List<CpuProgram> _programs = [];
    private readonly List<Action> _checks = [];

    internal Race(Machine machine)
    {
        Machine = machine;
        Ledger = machine.Find<TimerLedger>()!;
    }

    /// <summary>The machine; every CPU is idle when the test's method is called.</summary>
    public Machine Machine { get; }

    /// <summary>
    /// Arms timers and keeps account of them: each must fire once, neither early nor late, and the
    /// run fails if not.
    /// </summary>
    public TimerLedger Ledger { get; }

    internal IReadOnlyList<CpuProgram> Programs => _programs;

    /// <summary>Has a CPU do something at the same time as the others; those of one CPU are tasks
    /// on it.</summary>
    /// <param name="cpu">The CPU.</param>
    /// <param name="name">What it does, in a few words.</param>
    /// <param name="body">Runs in process context with interrupts on; what it throws fails the
    /// run.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such CPU.</exception>
    public void On(int cpu, string name, Action body)
    {
        ArgumentNullException.ThrowIfNull(body);
        ArgumentOutOfRangeException.ThrowIfNegative(cpu);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(cpu, Machine.Options.Cpus);
        _programs.Add(new CpuProgram(cpu, name, () => Guarded(body)));
    }

    /// <summary>Says what must hold once every body has ended and 60 ms have passed.</summary>
    /// <param name="check">Throws if it does not hold, as the assertions of xunit do; called on CPU
    /// 0.</param>
    public void Check(Action check)
    {
        ArgumentNullException.ThrowIfNull(check);
        _checks.Add(check);
    }

    internal void MakeChecks()
    {
        foreach (Action check in _checks)
            Machine.Inspect(0, () => Guarded(check));
    }

    /// <summary>A failure of the test's own is one of the run; what the kernel throws goes its
    /// way.</summary>
    internal static void Guarded(Action body)
    {
        try
        {
            body();
        }
        catch (Exception own) when (!IsOfTheMachine(own))
        {
            throw new ScenarioFailedException("TEST", own.Message);
        }
    }

    private static bool IsOfTheMachine(Exception failure)
        => failure.GetType().Assembly == typeof(Machine).Assembly
            || failure is NullReferenceException or IndexOutOfRangeException;
}
