// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Runtime.ExceptionServices;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// Virtual time and one token. Code takes no time; the clock moves when no CPU has anything left to
/// do, to the next armed clock event device or the next thing that was asked for. Interrupts,
/// softirqs and the idle loop run on whichever thread is the loop; a task has a strand of its own,
/// and so has an interrupt handler that spins, because another strand becomes the loop then.
/// </summary>
public sealed unsafe partial class Simulation : Execution
{
    /// <summary>Virtual ns that one turn of a spin loop takes.</summary>
    private const long SpinNs = 1000;

    /// <summary>Turns of spin loops, with nothing else left to happen, that count as a deadlock.</summary>
    private const int DeadlockSpins = 2000;

    private readonly Machine _machine;
    private readonly ISimulationControl? _control;
    private readonly SpinReport _spins;
    private readonly ClockQueue _clocks;
    private readonly PlannedEvents _events = new();
    private readonly Queue<int> _ready = new();
    private readonly bool[] _isReady;
    private readonly Stack<SpinningHandler>[] _handlers;
    private readonly HashSet<int> _touched = new();
    private readonly Baton _finished = new();
    private readonly List<Strand> _parked = new();
    private long _now = 1_000_000;
    private long _until;
    private Func<bool>? _done;
    private int _idleSpins;
    private int _turns;
    private int _spinning;
    private bool _running;
    private ExceptionDispatchInfo? _failure;

    /// <summary>Makes a machine in virtual time and boots it.</summary>
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    public static Machine Boot(MachineOptions options)
        => BootedMachine.Make(options, static machine => new Simulation(machine));

    /// <param name="machine">What runs.</param>
    /// <param name="control">Who decides which CPU goes on; null lets the first that became ready.</param>
    internal Simulation(Machine machine, ISimulationControl? control = null)
    {
        int cpus = machine.Options.PossibleCpus;

        (_machine, _spins) = (machine, new SpinReport(machine));
        _control = control;
        _clocks = new ClockQueue(cpus);
        _isReady = new bool[cpus];
        _handlers = new Stack<SpinningHandler>[cpus];
        for (int cpu = 0; cpu < cpus; cpu++)
            _handlers[cpu] = new Stack<SpinningHandler>(0);
    }

    /// <summary>Core of the computer that the machine's threads are bound to.</summary>
    public int Core { get; set; } = Cores.Any;

    /// <summary>Times that the loop let a CPU go on, or moved the clock.</summary>
    public long Steps { get; private set; }

    /// <inheritdoc/>
    public override long Now() => _now;

    internal override bool OneAtATime => true;

    internal override string Describe(string failure) => _spins.Of(failure);

    internal override void ClockProgrammed(int cpu, long expires)
    {
        if (expires != long.MaxValue && _machine.Options.ClockError is { } error)
            expires = Math.Max(_now, expires + error(cpu, expires));
        _clocks.Set(cpu, expires);
    }

    internal override void InterruptRaised(int cpu) => MarkReady(cpu);

    internal override void CpuPoweredOn(int cpu) => MarkReady(cpu);

    internal override void Enter(int cpu, Action action)
    {
        _machine.AsCpu(cpu, action);
        // The action came from no CPU at all, so a sleeping one has not been interrupted.
        _machine.RaiseInterrupt(cpu, irq_vector.Reschedule);
    }

    internal override void At(long time, Action action)
    {
        _control?.EventPlanned(_events.NextNumber);
        _events.Add(Math.Max(time, _now), action);
    }

    internal override void Run(long until, Func<bool>? done)
    {
        if (Strand.Current != null || ThisCpu.context != null)
            throw new InvalidOperationException("a machine cannot be run from inside of a machine");
        if (_running || Aborted)
            throw new InvalidOperationException("the machine runs already, or has failed before");
        _until = until;
        _done = done;
        _running = true;
        Strand.Start(Loop, Core);
        _finished.Wait();
        _running = false;
        _failure?.Throw();
    }

    /// <summary>Whether nobody waits in the middle of something.</summary>
    internal bool NobodyWaits => _spinning == 0 && _control is not { HoldsNobody: false };

    /// <summary>CPUs that can go on, in the order in which they became ready.</summary>
    internal Queue<int> Ready => _ready;

    /// <summary>Next time at which something happens by itself, ns; long.MaxValue for never.</summary>
    internal long NextTime => Math.Min(_clocks.NextTime, _events.NextTime);

    /// <summary>What is to happen without a device.</summary>
    internal PlannedEvents Events => _events;

    /// <summary>Whether an interrupt handler of the CPU stopped in the middle.</summary>
    internal bool IsInHandler(int cpu) => _handlers[cpu].Count != 0;

    /// <summary>What of a CPU stands outside of the arena.</summary>
    internal ulong StateHash(int cpu)
    {
        ulong hash = ArenaHash.Mix((ulong)_clocks.TimeOf(cpu),
            (_isReady[cpu] ? 1ul : 0) | (_touched.Contains(cpu) ? 2ul : 0));

        foreach (SpinningHandler handler in _handlers[cpu])
            hash = ArenaHash.Mix(hash, handler.Turn ? 1ul : 2ul);
        return hash;
    }

    /// <summary>Whether what happens next by itself is that a device fires, and whose.</summary>
    internal bool NextIsADevice(out int cpu)
    {
        cpu = _clocks.NextTime == long.MaxValue ? -1 : _clocks.NextCpu;
        return cpu >= 0 && _clocks.NextTime <= NextTime;
    }

    /// <summary>Time at which the run ends, ns.</summary>
    internal long Until => _until;

    /// <summary>
    /// Ends the run for any failure but the end itself. It is asked before the stack unwinds, so that
    /// nothing on the way out runs on.
    /// </summary>
    private bool EndsRun(Exception failure)
    {
        if (failure is StrandAbortedException)
            return false;
        Aborted = true;
        return true;
    }

    /// <summary>A CPU has something to do.</summary>
    internal void MarkReady(int cpu)
    {
        if (_isReady[cpu])
            return;
        _isReady[cpu] = true;
        _ready.Enqueue(cpu);
    }

    /// <summary>Whether <paramref name="cpu"/> has something to do.</summary>
    internal bool IsReady(int cpu) => _isReady[cpu];

    /// <summary>The thread that runs this is the loop until it lets a strand go on.</summary>
    private void Loop()
    {
        try
        {
            ThisCpu.machine = _machine;
            while (_done == null || !_done())
            {
                Steps++;
                if (_control == null ? _ready.TryDequeue(out int cpu) : _control.TakeReady(out cpu))
                {
                    _isReady[cpu] = false;
                    _touched.Add(cpu);
                    // After a false another strand is the loop and owns every field.
                    if (!Step(cpu))
                        return;
                }
                else
                {
                    if (_control == null)
                        CheckAtRest();
                    else
                        _control.NothingIsReady();
                    if (!AdvanceClock())
                        break;
                }
            }
        }
        catch (Exception failure) when (EndsRun(failure))
        {
            _failure = ExceptionDispatchInfo.Capture(failure);
        }
        ThisCpu.context = null;
        _finished.Pass();
    }

    /// <summary>Checks the invariants if every CPU is at rest.</summary>
    internal void CheckAtRest()
    {
        if (_touched.Count != 0 && NobodyWaits)
        {
            _machine.AtRest(_touched);
            _touched.Clear();
        }
    }

    /// <summary>Moves the clock to the next thing that happens by itself; false if nothing does in time.</summary>
    internal bool AdvanceClock()
    {
        long clock = _clocks.NextTime;
        long other = _events.NextTime;
        long next = Math.Min(clock, other);

        if (next > _until || next == long.MaxValue)
        {
            _now = Math.Max(_now, _until == long.MaxValue ? _now : _until);
            return false;
        }
        _now = Math.Max(_now, next);
        if (clock <= other)
        {
            int cpu = _clocks.NextCpu;

            _idleSpins = 0;
            _control?.ClockFires(cpu);
            _clocks.Set(cpu, long.MaxValue);
            _machine.Context(cpu)->clock_expires = long.MaxValue;
            _machine.Latch(cpu, irq_vector.LocalTimer);
            MarkReady(cpu);
        }
        else
        {
            ThisCpu.context = null;
            _control?.EventHappens();
            _events.Take()();
        }
        return true;
    }

    /// <summary>Lets a CPU go on as far as it can; false if it goes on on another strand.</summary>
    [Trusted("This is the hardware: what it runs starts and ends with interrupts as the CPU left them.")]
    private bool Step(int cpu)
    {
        cpu_context* context = _machine.Context(cpu);

        ThisCpu.context = context;
        if (context->running == 0)
        {
            if (context->idle_phase != (int)idle_phase.PowerOn)
                return true;
            context->running = 1;
            start_secondary();
        }
        for (; ; )
        {
            _control?.LooksForInterrupts(cpu);
            if (context->pending_irqs != 0 && context->irqs_disabled == 0)
                __take_pending_irqs();
            if (_handlers[cpu].Count != 0)
                return ResumeHandler(cpu);
            if (context->current != context->idle)
                return ResumeTask(cpu, context);
            cpu_idle_step();
            if (context->running == 0)
                return true;
            _control?.LooksForInterrupts(cpu);
            if (context->current == context->idle && context->pending_irqs == 0)
                return true;
        }
    }

    /// <inheritdoc/>
    public override void Dispose()
    {
        Aborted = true;
        for (int i = _parked.Count - 1; i >= 0; i--)
            _parked[i].Abort();
        _parked.Clear();
        // One that failed on its way out has said that the run ended, which nobody waits for.
        while (_finished.Wait(0))
        {
        }
    }
}
