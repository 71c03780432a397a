// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.ExceptionServices;
using System.Threading;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// Real time, real locks, and CPUs that run at once. The idle loop of a CPU has a thread, each task
/// has one, and exactly one thread of a CPU runs; a task switch hands the CPU on. Interrupts are taken
/// where the code lets them in. The machine runs while <see cref="Run"/> does: between two runs every
/// CPU stands still where interrupts are on or in a spin loop, and the clock stands still as well.
/// </summary>
public sealed unsafe partial class Threads : Execution
{
    /// <summary>Most CPUs, because each costs several threads.</summary>
    public const int MaxCpus = 64;

    /// <summary>Longest time that the host looks away from what it waits for, ns.</summary>
    private const long HostPeriodNs = 1_000_000;

    private readonly Machine _machine;
    private readonly ThreadCpu[] _cpus;
    private readonly ConcurrentDictionary<Strand, bool> _strands = new();
    private readonly Baton _host = new();
    private readonly ClockThread _clock;
    private readonly Watchdog _watchdog;
    private readonly long _stuckAfterNs;
    private long _base = 1_000_000;
    private long _mark;
    private int _halted;
    private bool _started;
    private bool _disposed;
    private bool _leftRunning;
    private volatile int _runs;
    private volatile bool _running;
    private volatile bool _stopping;
    private volatile ExceptionDispatchInfo? _failure;

    /// <summary>
    /// Makes a machine whose CPUs are threads of this process, with real locks and a real clock, and
    /// boots it. Its clock and its CPUs stand still but while it is run.
    /// </summary>
    /// <param name="options">
    /// What it is made of, at most <see cref="MaxCpus"/> CPUs. All CPUs stand still for hotplug, and
    /// invariants, which hold between two events only, are not checked.
    /// </param>
    /// <param name="stuckAfterNs">
    /// How long a CPU may make no progress before the run fails with a report, ns; 10 s by default.
    /// </param>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    public static Machine Boot(MachineOptions options, long stuckAfterNs = 10_000_000_000)
        => BootedMachine.Make(
            options with { StopMachine = true, CheckInvariants = false },
            machine => new Threads(machine, stuckAfterNs));

    internal Threads(Machine machine, long stuckAfterNs)
    {
        int cpus = machine.Options.PossibleCpus;

        ArgumentOutOfRangeException.ThrowIfGreaterThan(cpus, MaxCpus);
        ArgumentOutOfRangeException.ThrowIfLessThan(stuckAfterNs, 100_000_000);
        _machine = machine;
        _stuckAfterNs = stuckAfterNs;
        _cpus = new ThreadCpu[cpus];
        for (int cpu = 0; cpu < cpus; cpu++)
            _cpus[cpu] = new ThreadCpu(machine.Context(cpu));
        _clock = new ClockThread(this, machine, _cpus);
        _watchdog = new Watchdog(_cpus, stuckAfterNs);
    }

    /// <summary>Whether a CPU could not be stopped, so that its thread still runs.</summary>
    internal override bool LeftRunning => _leftRunning;

    /// <inheritdoc/>
    // The host changes both fields only while every CPU and the clock's thread stand still.
    public override long Now() => _running ? _base + Elapsed() : _base;

    private long Elapsed()
    {
        long ticks = Stopwatch.GetTimestamp() - _mark;

        return Stopwatch.Frequency == 1_000_000_000
            ? ticks : (long)(ticks * (1e9 / Stopwatch.Frequency));
    }

    internal override void Run(long until, Func<bool>? done)
    {
        if (Strand.Current != null || ThisCpu.context != null)
            throw new InvalidOperationException("a machine cannot be run from inside of a machine");
        if (_running || _failure != null || _disposed)
            throw new InvalidOperationException("the machine runs already, or has failed before");
        Go();
        while (_failure == null && Now() < until && (done == null || (!done() && !NothingWillHappen())))
            _host.Wait(Math.Min(HostPeriodNs, until - Now()));
        Stop();
        _failure?.Throw();
    }

    private void Go()
    {
        _halted = 0;
        _stopping = false;
        _runs++;
        _mark = Stopwatch.GetTimestamp();
        _running = true;
        if (!_started)
        {
            _started = true;
            foreach (ThreadCpu cpu in _cpus)
                Strand.Start(() => IdleMain(cpu));
            _clock.Start();
            return;
        }
        foreach (ThreadCpu cpu in _cpus)
        {
            Strand halted = cpu.Halted!;

            cpu.Halted = null;
            halted.Resume();
        }
        _clock.Wake();
    }

    /// <summary>Has all CPUs and the clock stand still, as far as they can be made to.</summary>
    private void Stop()
    {
        long deadline = Environment.TickCount64 + Math.Max(2000, _stuckAfterNs / 1_000_000);

        _stopping = true;
        foreach (ThreadCpu cpu in _cpus)
        {
            Interlocked.Or(ref cpu.Context->pending_irqs, IRQ_ATTENTION);
            cpu.Wake.Pass();
        }
        _clock.Wake();
        while (Volatile.Read(ref _halted) != _cpus.Length + 1)
        {
            _host.Wait(HostPeriodNs);
            if (Environment.TickCount64 < deadline)
                continue;
            _leftRunning = true;
            Fail(new KernelBugException(Describe("a CPU cannot be stopped")));
            break;
        }
        _base += Elapsed();
        _running = false;
    }

    /// <summary>
    /// The calling CPU stands still until the machine is run again. Called where interrupts are on, or
    /// in a spin loop, so that what others wait for is either not held or is what they halt on, too.
    /// </summary>
    /// <exception cref="StrandAbortedException">The machine is not run again.</exception>
    private void Halt()
    {
        Strand strand = Strand.Current!;

        strand.Context = ThisCpu.context;
        _cpus[ThisCpu.context->cpu].Halted = strand;
        CountHalted();
        strand.Park(_machine);
    }

    private void CountHalted()
    {
        if (Interlocked.Increment(ref _halted) == _cpus.Length + 1)
            _host.Pass();
    }

    /// <summary>The run ends with the first failure.</summary>
    internal void Fail(Exception failure)
    {
        Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(failure), null);
        _host.Pass();
    }

    /// <summary>
    /// Whether the clock's thread is to go on; stands still with the CPUs between two runs.
    /// </summary>
    internal bool ClockMayRun(Baton baton)
    {
        int run = _runs;

        if (_stopping)
        {
            CountHalted();
            while (_runs == run && !Aborted)
                baton.Wait();
        }
        return !Aborted;
    }

    /// <summary>Ends the run with a report if a CPU is stuck.</summary>
    internal void Watch()
    {
        if (_failure == null && _watchdog.Look(_strands.Keys) is { } stuck)
            Fail(new KernelBugException(Describe(stuck)));
    }

    internal override string Describe(string failure) => new StuckReport(_machine, _cpus).Of(failure);

    internal override void ClockProgrammed(int cpu, long expires)
    {
    }

    internal override void At(long time, Action action) => _clock.At(time, action);

    /// <summary>
    /// Ends the run for any failure but the end itself. It is asked before the stack unwinds, so the
    /// CPU stands still here and nothing on the way out runs on.
    /// </summary>
    private bool EndsRun(Exception failure)
    {
        if (failure is StrandAbortedException)
            return false;
        Fail(failure);
        try
        {
            Halt();
        }
        catch (StrandAbortedException)
        {
        }
        return true;
    }

    // Through a CPU that runs, so that the one that is asked for may be offline.
    internal override void Enter(int cpu, Action action)
        => _machine.InterruptNow(
            Math.Max(0, Array.FindIndex(_cpus, c => Volatile.Read(ref c.Context->running) != 0)), action);

    /// <summary>
    /// Whether every CPU sleeps, no clock is armed and nothing is due, so that no one is ever woken. If
    /// no CPU woke meanwhile, all of them slept after the first look; what one latched for another
    /// before it went to sleep is seen by the second.
    /// </summary>
    private bool NothingWillHappen()
    {
        long wakes = _clock.Wakes;

        return EveryCpuSleeps() && EveryCpuSleeps() && !_clock.HasEvents
            && !_clock.Acts && wakes == _clock.Wakes;
    }

    private bool EveryCpuSleeps()
    {
        foreach (ThreadCpu cpu in _cpus)
        {
            cpu_context* context = cpu.Context;

            if (Volatile.Read(ref cpu.Sleeping) == 0
                || Volatile.Read(ref context->idle_phase) == (int)idle_phase.PowerOn
                || (Volatile.Read(ref context->pending_irqs) & IRQ_VECTORS) != 0
                || Volatile.Read(ref context->clock_expires) != long.MaxValue)
                return false;
        }
        return true;
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        if (_disposed)
            return;
        _disposed = true;
        Aborted = true;
        _clock.Wake();
        if (!_started)
            return;
        foreach (Strand strand in _strands.Keys)
        {
            // A thread that could not be stopped ends by itself if it ever looks.
            if (!_leftRunning || !IsRunning(strand))
                strand.Abort();
        }
        _clock.Join();
    }

    private bool IsRunning(Strand strand)
        => Array.Exists(_cpus, cpu => cpu.Halted == null && cpu.Active == strand);
}
