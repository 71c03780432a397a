// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Takes CPUs down and up, and isolates them; in the end all are up and none is isolated.</summary>
internal sealed unsafe class StressHotplug(StressRun run, StressRequest request)
{
    private readonly Random _chance = new((int)request.Seed * 31 + 5);

    /// <summary>The task; on the first CPU, which stays.</summary>
    public void Run()
    {
        while (!run.Counts.Stopping)
        {
            StartWorkers();
            msleep((uint)_chance.Next(1, 60));
            int cpu = _chance.Next(1, request.Cpus);

            if (_chance.Next(5) == 0)
                Isolate(cpu, _chance.Next(2) == 0);
            else if (cpu_online((uint)cpu))
                Down(cpu);
            else
                Up(cpu);
        }
        Isolate(0, isolated: false);
        for (int cpu = 1; cpu < request.Cpus; cpu++)
        {
            if (!cpu_online((uint)cpu))
                Up(cpu);
        }
    }

    private void Down(int cpu)
    {
        run.SetUp(cpu, false);
        int error = cpu_down((uint)cpu);

        if (error == 0)
            run.Counts.Add(StressOperation.CpuDown);
        else if (error != -EBUSY)
            run.Counts.Violation($"cpu{cpu} does not go down: error {error}");
        if (error != 0)
            run.SetUp(cpu, true);
    }

    private void Up(int cpu)
    {
        int error = cpu_up((uint)cpu);

        if (error != 0)
        {
            run.Counts.Violation($"cpu{cpu} does not come up: error {error}");
            return;
        }
        run.Counts.Add(StressOperation.CpuUp);
        run.SetUp(cpu, true);
        // Interrupts that were latched when the CPU died are gone; what they were for is not.
        run.Machine.RaiseInterrupt(cpu, irq_vector.Device);
    }

    /// <summary>
    /// Gives each CPU a worker again. One that slept while its CPU was down and up again has not
    /// noticed; one that woke elsewhere ends.
    /// </summary>
    private void StartWorkers()
    {
        for (int cpu = 1; cpu < request.Cpus; cpu++)
        {
            if (run.IsUp(cpu) && !run.Workers[cpu].Running)
                run.StartWorker(cpu);
        }
    }

    private void Isolate(int cpu, bool isolated)
    {
        cpumask mask = default;

        if (isolated)
            cpumask_set_cpu(cpu, &mask);
        int error = tmigr_isolated_exclude_cpumask(&mask);

        if (error != 0)
            run.Counts.Violation($"cpu{cpu} cannot be isolated: error {error}");
        run.Counts.Add(StressOperation.Isolate);
    }
}
