// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// Runs a machine as a simulation in which a CPU can stop before each marked operation. Boot and the way to a
/// scenario's start are as in any simulation; between <see cref="Begin"/> and <see cref="End"/> a policy says at
/// each choice which CPU goes on, and observers are told what happens. In an image compiled without EXPLORE nothing
/// stops.
/// </summary>
internal sealed unsafe partial class Stepper : Execution, ISimulationControl
{
    private readonly Operation[] _operation;
    private readonly int[] _clockFired;
    private readonly IMemoryModel _memory;
    private RunLimits _limits = new();
    private FileTable? _choiceFiles;
    private RunObservers? _observers;
    private ChoicePoints? _choices;
    private bool _recording;
    private bool _hashesEnd;
    private bool _watching;
    private bool _running;

    /// <param name="machine">The machine.</param>
    /// <param name="memory">What its CPUs see of each other's stores.</param>
    public Stepper(Machine machine, MemoryModel memory)
    {
        int cpus = machine.Options.PossibleCpus;

        Machine = machine;
        Simulation = new Simulation(machine, this);
        _operation = new Operation[cpus];
        _clockFired = new int[cpus];
        _memory = memory == MemoryModel.Lkmm ? new LinuxMemory(machine)
            : new SequentialConsistency();
    }

    /// <summary>The machine that it runs.</summary>
    public Machine Machine { get; }

    /// <summary>How: its time, its ready CPUs, its threads.</summary>
    public Simulation Simulation { get; }

    /// <summary>Marked operations since <see cref="Begin"/>.</summary>
    public long Operations { get; private set; }

    /// <summary>The run's choices; null before it begins, or if it never did.</summary>
    public ChoicePoints? Choices { get; private set; }

    /// <summary>Hash of the run; see <see cref="RunHash"/>.</summary>
    public ulong Hash => _observers?.Hash.Value ?? 0;

    /// <summary>Hash of the machine's memory at the end, if the run is watched for that.</summary>
    public ulong FinalState { get; private set; }

    /// <summary>Whether no CPU has anything to do, and none has stopped in the middle.</summary>
    public bool AllRest => Simulation.NobodyWaits && Simulation.Ready.Count == 0;

    /// <summary>Whether what runs now is no part of a run: it is before or after it, or looks at it.</summary>
    public bool IsSilent => !IsOfARun(out _);

    internal override bool Aborted
    {
        get => Simulation.Aborted;
        set => Simulation.Aborted = value;
    }

    /// <summary>From here on <paramref name="policy"/> is asked.</summary>
    /// <param name="policy">Who decides.</param>
    /// <param name="limits">How far the run may go.</param>
    /// <param name="choiceFiles">Whether the operations of a file are choice points, as the limits say.</param>
    /// <param name="watch">What the run is watched for.</param>
    public void Begin(IRunPolicy policy, RunLimits limits, FileTable choiceFiles, RunWatch watch)
    {
        (policy as IStepPolicy)?.Start(Machine.Options.PossibleCpus);
        _choiceFiles = choiceFiles;
        _limits = limits;
        _hashesEnd = watch.Ends;
        _watching = false;
        _observers = new RunObservers(this, policy, _memory, watch);
        _choices = Choices = new ChoicePoints(this, policy, limits, _observers);
        _memory.Begin(_choices, limits, watch.Listing);
        _recording = _observers.NeedPlainAccesses;
        if (_recording)
            RecordedRuns.Begin();
        _choices.Faults.Begin();
    }

    /// <summary>The run goes on from a state at rest, from where on another policy is
    /// asked.</summary>
    public void GoOn(IRunPolicy policy)
    {
        _choices!.GoOn(policy);
        _memory.Rest();
    }

    /// <summary>From here on it is a simulation again.</summary>
    public void End()
    {
        _choices!.Faults.End();
        _choices = null;
        FinalState = _hashesEnd ? ArenaHash.Of(Machine) : 0;
        EndRecording();
    }

    public override void Dispose()
    {
        EndRecording();
        Simulation.Dispose();
    }

    internal override void BeforeVisible(visible_kind kind, void* address, int size, string file, int line)
    {
        if (!IsOfARun(out int cpu))
            return;
        if (kind == visible_kind.IrqEnable)
            TouchPending(cpu);
        if (IsChoicePoint(kind, file))
        {
            _choices!.Stop(cpu, kind == visible_kind.Lock ? (raw_spinlock_t*)address : null);
            cpu = ThisCpu.context->cpu;
        }
        if (++Operations > _limits.Steps)
            throw new ScenarioFailedException(
                "I9", $"no end after {_limits.Steps} marked operations, at {Simulation.Now()} ns");
        bool shared = address != null && Machine.Arena.Contains(address);
        var operation = new Operation(
            Operations, cpu, kind, (nint)address, size, shared, file, line);

        _operation[cpu] = operation;
        _observers!.Hash.Before(cpu, kind, line, shared ? Machine.Arena.OffsetOf(address) : 0);
        if (!_observers.Any)
            return;
        _watching = true;
        _observers.Before(operation);
        _watching = false;
    }

    internal override void AfterVisible(ulong value)
    {
        if (!IsOfARun(out int cpu))
            return;
        (visible_kind kind, nint address) = (_operation[cpu].Kind, _operation[cpu].Address);

        _observers!.Hash.After(Machine.Arena.Place(value));
        _observers.After(cpu, kind, address, value);
        PoisonCheck.After(Machine.Arena, cpu, kind, address, value);
        if (kind == visible_kind.Unlock)
            _choices!.Waiters.Released(address, _observers);
    }

    internal override int Choose(int count)
    {
        if (count < 2 || !IsOfARun(out int cpu))
            return 0;
        Decision[] options = [.. Enumerable.Range(0, count).Select(Decision.Value)];

        return _choices!.Deal(cpu, options).Number;
    }

    internal override void LockContended(raw_spinlock_t* @lock)
    {
        if (_choices == null)
        {
            Simulation.LockContended(@lock);
            return;
        }
        if (Aborted)
            throw new StrandAbortedException();
        int cpu = ThisCpu.context->cpu;
        Operation locking = _operation[cpu];

        _choices.Waiters.Wait((nint)@lock, cpu);
        // An interrupt may have come while the CPU waited, or all others may have come to rest.
        _operation[cpu] = locking;
        _memory.Before(locking);
        _observers!.TouchMemory((nint)@lock, 4, access_kind.Update);
    }

    public override long Now()
    {
        Touch(machine_part.Time, 0, access_kind.Read);
        return Simulation.Now();
    }

    internal override void Touch(machine_part part, int number, access_kind kind)
        => _observers?.Touch(part, number, kind);

    internal override void ClockProgrammed(int cpu, long expires)
    {
        Touch(machine_part.ClockDevice, cpu, access_kind.Write);
        Simulation.ClockProgrammed(cpu, _choices?.Faults.ClockProgrammed(cpu, expires) ?? expires);
    }

    internal override void InterruptRaised(int cpu)
    {
        if (IsOfARun(out int from))
            _observers!.Interrupted(from, cpu);
        Simulation.InterruptRaised(cpu);
    }

    internal override void Enter(int cpu, Action action) => Simulation.Enter(cpu, action);

    internal override void At(long time, Action action) => Simulation.At(time, action);

    internal override void Relax() => Simulation.Relax();

    // Only a strand can stop at a choice point.
    internal override void RelaxWhile(Func<bool> again, string file)
        => Simulation.Relax(_choiceFiles?.Of(file) == true ? null : again);

    internal override void Busy(long ns) => Simulation.Busy(ns);

    internal override void Run(long until, Func<bool>? done)
    {
        _running = _choices != null;
        try
        {
            Simulation.Run(until, done);
        }
        finally
        {
            _running = false;
        }
    }

    bool ISimulationControl.HoldsNobody => _choices?.HoldsNobody ?? true;

    bool ISimulationControl.TakeReady(out int cpu)
        => _choices == null || Aborted ? Simulation.Ready.TryDequeue(out cpu) : _choices.TakeReady(out cpu);

    void ISimulationControl.NothingIsReady()
    {
        // What the checkers read is no part of the run.
        _watching = true;
        Simulation.CheckAtRest();
        _watching = false;
        if (_choices != null && !Aborted)
            _observers!.Rest();
    }

    void ISimulationControl.LooksForInterrupts(int cpu)
    {
        if (_observers is { Any: true } && Machine.Context(cpu)->irqs_disabled == 0)
            TouchPending(cpu);
    }

    void ISimulationControl.ClockFires(int cpu)
    {
        if (_choices == null)
            return;
        _observers!.ClockFires(cpu);
        if (++_clockFired[cpu] > _limits.ClockInterrupts)
            throw new ScenarioFailedException("I9",
                $"cpu{cpu} took {_clockFired[cpu]} clock interrupts up to {Simulation.Now()} ns, more than "
                + $"{_limits.ClockInterrupts} in the time that the scenario takes");
    }

    void ISimulationControl.EventPlanned(long number)
    {
        _observers?.EventPlanned(number);
        Touch(machine_part.Events, 0, access_kind.Update);
    }

    void ISimulationControl.EventHappens() => _observers?.TouchEverything();

    void ISimulationControl.Touch(machine_part part, int number, access_kind kind) => Touch(part, number, kind);

    /// <summary>Whether what the caller does is part of a run, and on which CPU.</summary>
    private bool IsOfARun(out int cpu)
    {
        cpu_context* context = ThisCpu.context;

        cpu = context == null ? ChoicePoint.Nobody : context->cpu;
        return _running && !_watching && context != null && !Simulation.Aborted;
    }

    /// <summary>
    /// The operations of the ported source files, and allocations; the machine's own code and what stands in
    /// headers as the work of a lock's holder have none.
    /// </summary>
    private bool IsChoicePoint(visible_kind kind, string file)
        => kind is not (visible_kind.FullBarrier or visible_kind.ReadBarrier
                or visible_kind.WriteBarrier or visible_kind.IrqDisable)
            && (kind == visible_kind.Allocate || _choiceFiles!.Of(file));

    private nint PendingOf(int cpu) => (nint)(&Machine.Context(cpu)->pending_irqs);

    private void TouchPending(int cpu) => _observers?.TouchMemory(PendingOf(cpu), 8, access_kind.Read);

    private void EndRecording()
    {
        if (_recording)
            RecordedRuns.End();
        _recording = false;
    }
}
