// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>How a soak of one machine ended.</summary>
/// <param name="Failure">What went wrong, with the shape and its seed; null if nothing did.</param>
/// <param name="Findings">What was subtracted on the way.</param>
public sealed record SoakResult(string? Failure, FindingsSeen Findings);

/// <summary>
/// A machine of a drawn shape under a drawn load: timers that re-arm and cancel each other, CPUs that
/// are busy for a while, go offline, are isolated, and come back. Every timer's fate is kept in a
/// ledger; every invariant is checked all along.
/// </summary>
public sealed unsafe class SoakRun
{
    /// <summary>
    /// Time after which every CPU has one-shot ticks. Whether jiffies is then one ahead, by the finding
    /// DOUBLE-TICK, no longer matters.
    /// </summary>
    private const long SettledNs = 20_000_000;

    private readonly SoakShape _shape;
    private readonly Machine _machine;
    private readonly TimerLedger _ledger;
    private readonly Random _chance;

    private SoakRun(SoakShape shape, Machine machine)
    {
        _shape = shape;
        _machine = machine;
        _chance = new Random((int)shape.Seed * 7 + 3);
        _ledger = new TimerLedger(machine) { OnFire = Rearm };
    }

    /// <summary>Runs one machine for <paramref name="ns"/> ns of its time.</summary>
    /// <param name="shape">What machine, and its load.</param>
    /// <param name="ns">How long it runs.</param>
    /// <param name="trace">Receives every tracepoint's line, if given.</param>
    public static SoakResult Run(SoakShape shape, long ns, TextWriter? trace = null)
    {
        Machine? machine = null;

        try
        {
            using (machine = Simulation.Boot(shape.Options))
            {
                return new SoakResult(Run(shape, machine, ns, trace), FindingsSeen.Of(machine));
            }
        }
        catch (Exception e) when (e is InvariantBrokenException or KernelBugException)
        {
            return new SoakResult($"{shape}: {e.Message}", machine == null ? new FindingsSeen() : FindingsSeen.Of(machine));
        }
    }

    private static string? Run(SoakShape shape, Machine machine, long ns, TextWriter? trace)
    {
        if (trace != null)
        {
            machine.EnableTrace("*");
            machine.StreamTrace(trace);
        }
        machine.RunFor(SettledNs);
        machine.Inspect(0, () =>
        {
            if (DoubleTick.IsCounted())
                FindingsSeen.Of(machine).Note(DoubleTick.Name);
        });
        var run = new SoakRun(shape, machine);

        run.Start();
        try
        {
            machine.RunFor(ns);
        }
        finally
        {
            machine.FlushTrace();
        }
        machine.Inspect(0, run._ledger.CheckOverdue);
        if (run._ledger.Violations.Count > 0)
            return $"{shape}: {run._ledger.Violations[0]}";
        if (machine.Warnings.All.Count > 0)
            return $"{shape}: {machine.Warnings.All[0]}";
        return run._ledger.Fired == 0 ? $"{shape}: no timer fired" : null;
    }

    private void Start()
    {
        for (int cpu = 0; cpu < _shape.Options.Cpus; cpu++)
        {
            _machine.InterruptAt(cpu, _machine.Now + _chance.Next(1_000_000), () =>
            {
                for (int i = 0; i < _shape.TimersPerCpu; i++)
                    _ledger.Modify(_ledger.Create(Flags()), Later());
            });
        }
        for (int i = 0; i < _shape.BusyCpus; i++)
            _machine.Spawn(_chance.Next(_shape.Options.Cpus), $"busy/{i}", BusyNowAndThen);
        if (_shape.Hotplug && _shape.Options.Cpus > 1)
            _machine.Spawn(0, "hotplug", HotplugNowAndThen);
    }

    private uint Flags() => _chance.Next(5) == 0 ? TIMER_PINNED : 0;

    private ulong Later() => jiffies + (ulong)(_chance.Next(8) == 0
        ? _chance.Next(1, 4000) : _chance.Next(1, 300));

    private void Rearm(int number)
    {
        _ledger.Modify(number, Later());
        int other = _chance.Next(number + 1);

        if (other == number || _chance.Next(3) != 0)
            return;
        if (_chance.Next(2) == 0)
            _ledger.Cancel(other);
        else
            _ledger.Modify(other, Later());
    }

    private void BusyNowAndThen()
    {
        for (; ; )
        {
            consume_cpu(_chance.Next(1_000, 30_000_000));
            msleep((uint)_chance.Next(1, 200));
        }
    }

    private void HotplugNowAndThen()
    {
        for (; ; )
        {
            msleep((uint)_chance.Next(20, 400));
            uint cpu = (uint)_chance.Next(1, _shape.Options.Cpus);

            if (_shape.Isolation && _chance.Next(2) == 0)
                Isolate(cpu);
            else if (cpu_online(cpu))
                cpu_down(cpu);
            else
                cpu_up(cpu);
        }
    }

    /// <summary>Isolates one CPU, or none if chance says so; all others take part again.</summary>
    private void Isolate(uint cpu)
    {
        cpumask mask = default;

        if (_chance.Next(2) == 0)
            cpumask_set_cpu(cpu, &mask);
        tmigr_isolated_exclude_cpumask(&mask);
    }
}
