// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Hardware;

/// <summary>What callers outside of the machine can have it do.</summary>
public sealed unsafe partial class Machine
{
    private readonly Dictionary<int, Queue<Action>> _devices = new();

    /// <summary>Lets the machine run for <paramref name="ns"/> nanoseconds of its clock.</summary>
    /// <exception cref="KernelBugException">BUG(), a deadlock, or a task's body threw.</exception>
    public void RunFor(long ns) => Execution.Run(Now + ns, null);

    /// <summary>Lets the machine run until <paramref name="done"/> holds or nothing is left to do.</summary>
    /// <param name="done">Looked at between any two steps, outside of any CPU.</param>
    /// <param name="limitNs">Longest time to run, ns.</param>
    /// <returns>Whether <paramref name="done"/> held at the end.</returns>
    public bool RunUntil(Func<bool> done, long limitNs = long.MaxValue)
    {
        long until = limitNs == long.MaxValue ? long.MaxValue : Now + limitNs;

        Execution.Run(until, done);
        return done();
    }

    /// <summary>
    /// Runs <paramref name="body"/> as a task on <paramref name="cpu"/> and lets the machine run until
    /// it has returned.
    /// </summary>
    /// <param name="cpu">An online CPU.</param>
    /// <param name="body">Runs in process context with interrupts on; it may block.</param>
    /// <exception cref="ArgumentOutOfRangeException">The CPU does not exist.</exception>
    /// <exception cref="KernelBugException">The task never ends: nothing is left that wakes it.</exception>
    public void On(int cpu, Action body)
    {
        bool ended = false;

        Spawn(cpu, "test", () =>
        {
            body();
            ended = true;
        });
        if (!RunUntil(() => ended))
            throw new KernelBugException($"deadlock: the task on cpu{cpu} waits for nothing that comes");
    }

    /// <summary>Starts a task; it runs as soon as the machine does.</summary>
    /// <param name="cpu">CPU it starts on.</param>
    /// <param name="name">comm, cut at 15 characters.</param>
    /// <param name="body">Runs in process context with interrupts on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The CPU does not exist.</exception>
    public void Spawn(int cpu, string name, Action body)
    {
        CheckCpu(cpu);
        Execution.Enter(cpu, () => kthread_run(body, cpu, name));
    }

    /// <summary>Has a device interrupt <paramref name="cpu"/> at <paramref name="time"/> ns.</summary>
    /// <param name="cpu">CPU that takes the interrupt.</param>
    /// <param name="time">Clock monotonic, ns; one that has passed counts as now.</param>
    /// <param name="handler">Runs in hardirq context.</param>
    public void InterruptAt(int cpu, long time, Action handler)
    {
        CheckCpu(cpu);
        At(time, () =>
        {
            lock (_devices)
            {
                if (!_devices.TryGetValue(cpu, out var queue))
                    _devices[cpu] = queue = new Queue<Action>();
                queue.Enqueue(handler);
            }
            RaiseInterrupt(cpu, irq_vector.Device);
        });
    }

    /// <summary>Has a device interrupt <paramref name="cpu"/> now; called on a CPU or from outside.</summary>
    internal void InterruptNow(int cpu, Action handler)
    {
        Execution.Touch(machine_part.Devices, cpu, access_kind.Update);
        lock (_devices)
        {
            if (!_devices.TryGetValue(cpu, out var queue))
                _devices[cpu] = queue = new Queue<Action>();
            queue.Enqueue(handler);
        }
        RaiseInterrupt(cpu, irq_vector.Device);
    }

    /// <summary>Runs <paramref name="action"/> at <paramref name="time"/> ns, on no CPU.</summary>
    public void At(long time, Action action)
        => Execution.At(time, action);

    /// <summary>
    /// Reads the machine's memory from outside, as CPU <paramref name="cpu"/>, while it does not run.
    /// </summary>
    public void Inspect(int cpu, Action action)
    {
        CheckCpu(cpu);
        AsCpu(cpu, action);
    }

    internal void HandleDevices(int cpu)
    {
        Execution.Touch(machine_part.Devices, cpu, access_kind.Update);
        for (; ; )
        {
            Action handler;

            lock (_devices)
            {
                if (!_devices.TryGetValue(cpu, out var queue) || !queue.TryDequeue(out handler!))
                    return;
            }
            handler();
        }
    }

    /// <summary>
    /// Sets the calling thread up as <paramref name="cpu"/>, interrupts off so that none is taken on
    /// this thread, and back afterwards.
    /// </summary>
    internal void AsCpu(int cpu, Action action)
    {
        cpu_context* outer = ThisCpu.context;
        Machine? outerMachine = ThisCpu.machine;
        cpu_context* context = Context(cpu);
        int irqs = context->irqs_disabled;

        ThisCpu.machine = this;
        ThisCpu.context = context;
        context->irqs_disabled = 1;
        try
        {
            action();
        }
        finally
        {
            context->irqs_disabled = irqs;
            ThisCpu.context = outer;
            ThisCpu.machine = outerMachine;
        }
    }

    private void CheckCpu(int cpu)
    {
        if (cpu < 0 || cpu >= Options.PossibleCpus)
            throw new ArgumentOutOfRangeException(nameof(cpu),
                $"cpu {cpu} does not exist. This machine has cpus 0 to {Options.PossibleCpus - 1}.");
    }
}
