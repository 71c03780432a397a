// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;
using static Linux.Kernel;

namespace Linux;

/// <summary>
/// One simulated computer: its CPUs, memory, clock and the kernel that runs on it. Machines share
/// nothing, so any number of them may run in one process at the same time.
/// </summary>
public sealed unsafe partial class Machine : IDisposable
{
    private readonly cpu_context* _contexts;
    private readonly Invariants _invariants;
    private bool _booted;
    private bool _disposed;

    /// <summary>Makes a machine in virtual time and boots it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of range.</exception>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    public Machine(MachineOptions options)
        : this(options, static machine => new Simulation(machine))
    {
    }

    /// <summary>
    /// Makes a machine whose CPUs are threads of this process, with real locks and a real clock, and
    /// boots it. Its clock and its CPUs stand still but while it is run.
    /// </summary>
    /// <param name="options">
    /// What it is made of, at most <see cref="Threads.MaxCpus"/> CPUs. All CPUs stand still for
    /// hotplug, and invariants, which hold between two events only, are not checked.
    /// </param>
    /// <param name="stuckAfterNs">
    /// How long a CPU may make no progress before the run fails with a report, ns; 10 s by default.
    /// </param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    public static Machine OnThreads(MachineOptions options, long stuckAfterNs = 10_000_000_000)
        => new(options with { StopMachine = true, CheckInvariants = false },
            machine => new Threads(machine, stuckAfterNs));

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
        Tasks = new Tasks(this);
        Slab = new Slab(&((kernel_globals*)globals)->slab_state, Arena);
        _invariants = new Invariants(this);
        Execution = execution(this);
        EnableTraceAtBoot();
        Boot();
    }

    /// <summary>What the machine was made from.</summary>
    public MachineOptions Options { get; }

    /// <summary>The machine's memory.</summary>
    public Arena Arena { get; }

    /// <summary>What WARN_ON() and its kin recorded.</summary>
    public Warnings Warnings { get; } = new();

    /// <summary>Known errors of upstream that the machine's checkers have subtracted.</summary>
    public FindingsSeen Findings { get; } = new();

    /// <summary>What the kernel printed.</summary>
    public MachineLog Log { get; } = new();

    /// <summary>The kernel's object allocator, seen from outside.</summary>
    public Slab Slab { get; }

    /// <summary>How the machine's code is run.</summary>
    public Execution Execution { get; }

    /// <summary>Clock monotonic, ns since boot.</summary>
    public long Now => Execution.Now();

    /// <summary>The ledger of the machine's timers, where one is kept.</summary>
    internal TimerLedger? Ledger { get; set; }

    /// <summary>When the idle loop last expected to be woken, ns; for scenarios that compare.</summary>
    internal long Forecast { get; set; }

    /// <summary>What the callbacks of a load need to know.</summary>
    internal object? Workload { get; set; }

    internal Tasks Tasks { get; }

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
        Trace?.Dispose();
        Arena.Dispose();
    }

    /// <summary>Hotplug steps in flight; the hierarchy is between two shapes meanwhile.</summary>
    internal int HotplugInFlight;

    /// <summary>Whether the tree may have changed since the invariants were last checked.</summary>
    internal bool TreeChanged { get; set; }

    /// <summary>
    /// Checks the invariants between two events, when no CPU is in the middle of anything.
    /// </summary>
    /// <exception cref="InvariantBrokenException">The first that does not hold.</exception>
    internal void CheckQuiescent(IReadOnlyCollection<int> touched)
    {
        if (!Options.CheckInvariants || !_booted || HotplugInFlight != 0)
            return;
        ThisCpu.context = _contexts;
        var violations = _invariants.Check(touched, TreeChanged);
        ThisCpu.context = null;
        TreeChanged = false;
        if (violations.Count != 0)
            throw new InvariantBrokenException(violations[0]);
    }

    /// <summary>Hash of what stands outside of the arena, but for the execution's own part.</summary>
    internal ulong StateHash()
    {
        ulong hash = ArenaHash.Mix((ulong)HotplugInFlight, TreeChanged ? 1ul : 0);

        hash = ArenaHash.Mix(hash, (ulong)Warnings.All.Count);
        hash = ArenaHash.Mix(hash, _invariants.StateHash());
        hash = ArenaHash.Mix(hash, Ledger?.StateHash() ?? 0);
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
        _invariants.ForgetClocks(cpu);
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
