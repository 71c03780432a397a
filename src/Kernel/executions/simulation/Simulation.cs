// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
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
    private readonly ClockQueue _clocks;
    private readonly PriorityQueue<Action, (long Time, long Number)> _events = new();
    private readonly Queue<int> _ready = new();
    private readonly bool[] _isReady;
    private readonly Stack<SpinningHandler>[] _handlers;
    private readonly HashSet<int> _touched = new();
    private readonly Baton _finished = new();
    private readonly List<Strand> _parked = new();
    private long _now = 1_000_000;
    private long _eventNumber;
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
        _control?.EventPlanned(_eventNumber);
        _events.Enqueue(action, (Math.Max(time, _now), _eventNumber++));
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
    internal long NextTime
        => Math.Min(_clocks.NextTime, _events.TryPeek(out _, out var key) ? key.Time : long.MaxValue);

    /// <summary>When each thing that was asked for happens, and its number, in no order.</summary>
    internal IEnumerable<(long Time, long Number)> PendingEvents()
    {
        foreach ((_, (long Time, long Number) key) in _events.UnorderedItems)
            yield return key;
    }

    /// <summary>What is to happen without a device, in its order, and when.</summary>
    internal IEnumerable<(Action Action, long Time)> PlannedActions()
        => _events.UnorderedItems.OrderBy(static planned => planned.Priority)
            .Select(static planned => (planned.Element, planned.Priority.Time));

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
