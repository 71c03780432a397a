// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux;

/// <summary>
/// A machine of a drawn shape under a drawn load: timers that re-arm and cancel each other, CPUs that
/// are busy for a while, go offline, are isolated, and come back. Every timer's fate is kept in a
/// ledger; every invariant is checked all along.
/// </summary>
public sealed unsafe class SoakRun
{
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
    /// <returns>What went wrong, with the shape and its seed; null if nothing did.</returns>
    public static string? Run(SoakShape shape, long ns)
    {
        try
        {
            using var machine = new Machine(shape.Options);
            var run = new SoakRun(shape, machine);

            run.Start();
            machine.RunFor(ns);
            machine.Inspect(0, run._ledger.CheckOverdue);
            if (run._ledger.Violations.Count > 0)
                return $"{shape}: {run._ledger.Violations[0]}";
            if (machine.Warnings.All.Count > 0)
                return $"{shape}: {machine.Warnings.All[0]}";
            return run._ledger.Fired == 0 ? $"{shape}: no timer fired" : null;
        }
        catch (Exception e) when (e is InvariantBrokenException or KernelBugException)
        {
            return $"{shape}: {e.Message}";
        }
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
