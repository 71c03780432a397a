// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;
using static Linux.Kernel;

namespace Linux.Hardware;

/// <summary>
/// One simulated computer: its CPUs, memory, clock and the kernel that runs on it. Machines share
/// nothing, so any number of them may run in one process at the same time.
/// </summary>
public sealed unsafe partial class Machine : IDisposable
{
    private readonly cpu_context* _contexts;
    private readonly Attachments _attached = new();
    private int _hotplugSteps;
    private bool _disposed;

    /// <summary>
    /// Puts the parts together; no kernel runs on them yet. Callers outside take Simulation.Boot()
    /// or Threads.Boot(), which say how the machine is run.
    /// </summary>
    /// <param name="options">What it is made of.</param>
    /// <param name="execution">Makes the way to run it.</param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    internal Machine(MachineOptions options, Func<Machine, Execution> execution)
    {
        options.Validate();
        Options = options;
        int cpus = options.PossibleCpus;
        nuint section = PerCpuTemplate.Size + 64;

        Arena = new Arena((nuint)options.ArenaBytes
            + (nuint)cpus * (section + 4096 + (nuint)sizeof(cpu_context)) + (1u << 20),
            options.HugePages);
        byte* globals = Arena.AllocateBytes((nuint)sizeof(kernel_globals), 4096);
        _contexts = (cpu_context*)Arena.AllocateBytes((nuint)(cpus * sizeof(cpu_context)), 64);
        for (int cpu = 0; cpu < cpus; cpu++)
            LayOut(cpu, globals);
        Tasks = new TaskTable(this);
        Slab = new Slab(&((kernel_globals*)globals)->slab_state, Arena);
        Execution = execution(this);
    }

    /// <summary>
    /// Jiffies in a second, which is a constant of the kernel: that of each machine of this image.
    /// </summary>
    public static int Hz => HZ;

    /// <summary>What the machine was made from.</summary>
    public MachineOptions Options { get; }

    /// <summary>The machine's memory.</summary>
    public Arena Arena { get; }

    /// <summary>What WARN_ON() and its kin recorded.</summary>
    public Warnings Warnings { get; } = new();

    /// <summary>What the kernel printed.</summary>
    public MachineLog Log { get; } = new();

    /// <summary>The kernel's object allocator, seen from outside.</summary>
    public Slab Slab { get; }

    /// <summary>How the machine's code is run.</summary>
    public Execution Execution { get; }

    /// <summary>Clock monotonic, ns since boot.</summary>
    public long Now => Execution.Now();

    internal TaskTable Tasks { get; }

    /// <summary>The registers of <paramref name="cpu"/>.</summary>
    internal cpu_context* Context(int cpu) => _contexts + cpu;

    /// <summary>Stops the machine and frees its memory.</summary>
    public void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Execution.Dispose();
        if (Execution.LeftRunning)
            return;
        _attached.Dispose();
        Arena.Dispose();
    }


    /// <summary>
    /// Keeps <paramref name="item"/> with the machine, in place of one of the same type. If it is an
    /// <see cref="IMachineObserver"/> it is told what happens from now on; if it is
    /// <see cref="IDisposable"/> it ends with the machine.
    /// </summary>
    public T Attach<T>(T item) where T : class => _attached.Add(item);

    /// <summary>The <typeparamref name="T"/> that is attached, or null.</summary>
    public T? Find<T>() where T : class => _attached.Find<T>();

    /// <summary>The <typeparamref name="T"/> that is attached; a new one if there was none.</summary>
    public T Attached<T>() where T : class, new() => Find<T>() ?? Attach(new T());

    /// <summary>What is attached, and the handlers of devices that wait for their CPU.</summary>
    internal IReadOnlyList<object> Outside => [.. _attached.All, _devices];

    /// <summary>Whether the kernel has come up, so that what holds at rest does.</summary>
    internal bool IsBooted { get; set; }

    /// <summary>Whether a hotplug step is in flight; the hierarchy is between two shapes then.</summary>
    internal bool HotplugInFlight => _hotplugSteps != 0;

    /// <summary>A hotplug step begins. Steps are under one lock.</summary>
    internal void HotplugBegins() => _hotplugSteps++;

    /// <summary>It has ended, and its lock is still held.</summary>
    internal void HotplugEnds()
    {
        if (--_hotplugSteps == 0)
            _attached.HotplugEnded();
    }

    /// <summary>Tells the observers, between two events, that every CPU is at rest.</summary>
    internal void AtRest(IReadOnlyCollection<int> touched)
    {
        if (!IsBooted || HotplugInFlight)
            return;
        ThisCpu.context = _contexts;
        try
        {
            _attached.AtRest(touched);
        }
        finally
        {
            ThisCpu.context = null;
        }
    }

    /// <summary>Hash of what stands outside of the arena, but for the execution's own part.</summary>
    internal ulong StateHash()
    {
        ulong hash = ArenaHash.Mix((ulong)_hotplugSteps, (ulong)Warnings.All.Count);

        hash = ArenaHash.Mix(hash, _attached.StateHash());
        return ArenaHash.Mix(hash, Tasks.StateHash());
    }

    internal void OnWarning() => Warned?.Invoke();

    /// <summary>Called with each warning, on the CPU that warns.</summary>
    internal Action? Warned { get; set; }

    /// <summary>Latches an interrupt without telling the execution.</summary>
    internal void Latch(int cpu, irq_vector vector)
        => Interlocked.Or(ref _contexts[cpu].pending_irqs, 1ul << (int)vector);

    /// <summary>
    /// Interrupts <paramref name="cpu"/>. The calling CPU takes its own at once if interrupts are on.
    /// </summary>
    internal void RaiseInterrupt(int cpu, irq_vector vector)
    {
        if (Execution.Aborted)
            return;
        Latch(cpu, vector);
        Execution.InterruptRaised(cpu);
        if (ThisCpu.context == _contexts + cpu && ThisCpu.context->irqs_disabled == 0)
            __take_pending_irqs();
    }

    /// <summary>Programs the clock event device of <paramref name="cpu"/>.</summary>
    /// <param name="cpu">CPU whose device it is.</param>
    /// <param name="expires">Absolute ns; KTIME_MAX stops it.</param>
    internal void ProgramClock(int cpu, long expires)
    {
        Volatile.Write(ref _contexts[cpu].clock_expires, expires);
        Execution.ClockProgrammed(cpu, expires);
    }

    /// <summary>Gives an offline CPU power; it goes through start_secondary() by itself.</summary>
    internal void PowerOn(int cpu)
    {
        _attached.CpuPoweredOn(cpu);
        // What the CPU finds when it starts was written before.
        Volatile.Write(ref _contexts[cpu].idle_phase, (int)idle_phase.PowerOn);
        Execution.CpuPoweredOn(cpu);
    }

    /// <summary>A deadlock was noticed: ends the run.</summary>
    internal void Deadlocked(string what)
        => throw new KernelBugException(Execution.Describe($"deadlock: {what}"));

    private void LayOut(int cpu, byte* globals)
    {
        byte* section = Arena.AllocateBytes(PerCpuTemplate.Size, 64);
        cpu_context* context = _contexts + cpu;

        Buffer.MemoryCopy(PerCpuTemplate.Base, section, PerCpuTemplate.Size, PerCpuTemplate.Size);
        context->arena = globals;
        context->per_cpu_offset = (nint)(section - PerCpuTemplate.Base);
        context->first_cpu_offset = _contexts->per_cpu_offset;
        context->cpu = cpu;
        context->lock_owner = (uint)cpu + 1;
        context->clock_expires = long.MaxValue;
        context->irqs_disabled = 1;
        context->idle_phase = (int)idle_phase.Dead;
        context->sleep_start = -1;
    }
}
