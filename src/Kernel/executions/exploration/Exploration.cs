// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// A simulation in which a CPU can stop before each marked operation. Boot and the way to a
/// scenario's start run as in a simulation; from <see cref="Begin"/> on a strategy says at each
/// choice point which CPU goes on. In an image compiled without EXPLORE nothing stops.
/// </summary>
internal sealed unsafe partial class Exploration : Simulation
{
    /// <summary>ns that time can go on at once while CPUs stand still: a tick.</summary>
    private const long LongestStall = 1_000_000;

    private readonly Machine _machine;
    private readonly List<(nint Lock, int Cpu, object Stopped)> _waiting = new();
    private readonly List<Decision> _options = new();
    private readonly (visible_kind Kind, nint Address)[] _operation;
    private readonly int[] _count;
    private readonly int[] _clockFired;
    private readonly nint[] _stoppedAt;
    private IChoices? _choices;
    private ExplorationLimits _limits = new();
    private int _forced = ChoicePoint.Nobody;
    private int _stalls;

    public Exploration(Machine machine) : base(machine)
    {
        int cpus = machine.Options.PossibleCpus;

        _machine = machine;
        _operation = new (visible_kind, nint)[cpus];
        _count = new int[cpus + 1];
        _clockFired = new int[cpus];
        _stoppedAt = new nint[cpus];
        _history = new ulong[cpus];
        _step = new VisibleStep?[cpus];
    }

    /// <summary>Marked operations since <see cref="Begin"/>.</summary>
    public long Operations { get; private set; }

    /// <summary>Choices since <see cref="Begin"/>.</summary>
    public int ChoiceCount { get; private set; }

    /// <summary>The choices that were not the default.</summary>
    public List<ScheduledDecision> Schedule { get; } = new();

    /// <summary>Hash of every operation, its CPU, place, address and value, in order.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Told of each operation before it is carried out; null records nothing.</summary>
    public Action<VisibleStep>? OnStep { get; set; }

    /// <summary>CPUs that wait for a lock.</summary>
    public int Waiting => _waiting.Count;

    /// <summary>Whether no CPU has anything to do, and none has stopped in the middle.</summary>
    public bool AllRest => NobodyWaits && Ready.Count == 0;

    /// <summary>Hash of the machine's memory at the end.</summary>
    public ulong FinalState { get; private set; }

    protected override bool NobodyWaits => base.NobodyWaits && _waiting.Count == 0 && _stalled.Count == 0;

    /// <summary>From here on <paramref name="choices"/> is asked.</summary>
    public void Begin(IChoices choices, ExplorationLimits limits)
    {
        _choices = choices;
        _steps = choices as IStepChoices;
        _states = choices as IStateChoices;
        if (_states is { WantsStates: false })
            _states = null;
        _steps?.Start(_count.Length - 1);
        _limits = limits;
        _stalls = 0;
        BeginRecording();
        BeginChances();
    }

    /// <summary>From here on it is a simulation again.</summary>
    public void End()
    {
        _choices = null;
        FinalState = ArenaHash.Of(_machine);
        EndRecording();
        EndChances();
    }

    internal override void BeforeVisible(
        visible_kind kind, void* address, int size, string file, int line)
    {
        if (IsSilent)
            return;
        if (kind == visible_kind.IrqEnable)
            TouchPending(ThisCpu.context->cpu, access_kind.Read);
        if (IsChoicePoint(kind, file))
            ChooseAt(ThisCpu.context->cpu, kind == visible_kind.Lock ? (raw_spinlock_t*)address : null);
        int cpu = ThisCpu.context->cpu;
        if (++Operations > _limits.Steps)
            throw new ScenarioFailedException(
                "I9", $"no end after {_limits.Steps} marked operations, at {base.Now()} ns");
        _operation[cpu] = (kind, (nint)address);
        NoteStep(cpu, kind, address, file, line);
        Record(cpu, kind, address, size, file, line);
    }

    internal override void AfterVisible(ulong value)
    {
        if (IsSilent)
            return;
        int cpu = ThisCpu.context->cpu;

        NoteValue(cpu, value);
        Recorded(cpu, value);
        CheckPoison(cpu, value);
        if (_operation[cpu].Kind == visible_kind.Unlock)
            Unlocked(_operation[cpu].Address);
    }

    private bool IsSilent
        => _choices == null || Aborted || _noting || Strand.Current == null
            || ThisCpu.context == null;

    internal override void LockContended(raw_spinlock_t* @lock)
    {
        if (_choices == null)
        {
            base.LockContended(@lock);
            return;
        }
        if (Aborted)
            throw new StrandAbortedException();
        int cpu = ThisCpu.context->cpu;

        _waiting.Add(((nint)@lock, cpu, Stop()));
        MarkReady(cpu);
        ParkCurrent();
        // An interrupt may have come while the CPU waited.
        _operation[cpu] = (visible_kind.Lock, (nint)@lock);
        TouchMemory(@lock, 4, access_kind.Update);
    }

    private void Unlocked(nint @lock)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Lock != @lock)
                continue;
            Touch(machine_part.Ready, _waiting[i].Cpu, access_kind.Write);
            Release(_waiting[i].Stopped, _waiting[i].Cpu);
            _waiting.RemoveAt(i--);
        }
    }

    /// <summary>
    /// The operations of the ported source files, and allocations; the machine's own code and what stands in
    /// headers as the work of a lock's holder have none.
    /// </summary>
    private bool IsChoicePoint(visible_kind kind, string file)
        => kind is not (visible_kind.Barrier or visible_kind.IrqDisable)
            && (kind == visible_kind.Allocate || _limits.Has(file));

    private void ChooseAt(int cpu, raw_spinlock_t* @lock)
    {
        ChancesOf(cpu);
        for (; ; )
        {
            _stoppedAt[cpu] = (nint)@lock;
            Decision pick = Offer(cpu) || _steps != null ? Ask(cpu) : Decision.Cpu(cpu);

            if (pick.Kind == DecisionKind.AdvanceClock)
            {
                Stall();
                // The interrupt that this latched may be for the CPU that chose.
                TakePending();
                continue;
            }
            if (pick.Kind == DecisionKind.AdvanceClockLatched)
            {
                Stall();
                continue;
            }
            if (pick.Number == cpu)
            {
                TakePending();
            }
            else
            {
                _forced = pick.Number;
                object stopped = Stop();
                Release(stopped, cpu);
                ParkCurrent();
            }
            _stoppedAt[cpu] = 0;
            return;
        }
    }

    private static void TakePending()
    {
        if (ThisCpu.context->pending_irqs != 0 && ThisCpu.context->irqs_disabled == 0)
            Kernel.__take_pending_irqs();
    }

    protected override bool TakeReady(out int cpu)
    {
        if (_choices == null || Aborted)
            return base.TakeReady(out cpu);
        cpu = _forced;
        _forced = ChoicePoint.Nobody;
        if (cpu == ChoicePoint.Nobody)
        {
            HappenNow();
            if (!SomebodyIsReady())
                return false;
            while (true)
            {
                Offer(ChoicePoint.Nobody);
                Decision pick = _options.Count == 1 && _steps == null ? _options[0] : Ask(ChoicePoint.Nobody);

                cpu = pick.Number;
                if (pick.IsCpu)
                    break;
                Stall();
            }
        }
        Take(cpu);
        return true;
    }

    /// <summary>Fills the options, the default first; false if there is only one.</summary>
    private bool Offer(int cpu)
    {
        _options.Clear();
        if (cpu != ChoicePoint.Nobody)
            _options.Add(Decision.Cpu(cpu));
        foreach (int other in Ready)
        {
            if (other != cpu && !_stalled.Contains(other))
                _options.Add(Decision.Cpu(other));
        }
        if (_stalls < _limits.Stalls && NextTime <= Math.Min(Until, base.Now() + LongestStall))
            _options.Add(new Decision(
                _choices!.Passes ? DecisionKind.AdvanceClockLatched : DecisionKind.AdvanceClock));
        return _options.Count > 1;
    }

    private Decision Ask(int cpu)
    {
        AuditStep();
        // What is no choice has no number, so that a replay, which is not asked, counts alike.
        if (_options.Count == 1)
            return BeginStep(_steps!.Step(new ChoicePoint(cpu, -1, _options), 0, null));
        int at = _count[cpu + 1]++;
        if (_states is { IsNew: true })
            _states.Reached(StateKey(cpu));
        var point = new ChoicePoint(cpu, at, _options);
        Decision pick = _steps != null
            ? BeginStep(_steps.Step(point, Blocked(),
                _options[^1].Kind == DecisionKind.AdvanceClockLatched ? NextOfClock() : null))
            : _choices!.Next(point);

        ChoiceCount++;
        if (pick != _options[0])
            Schedule.Add(new ScheduledDecision(cpu, at, pick));
        return pick;
    }

    /// <summary>Time passes while every CPU stands still where it is.</summary>
    private void Stall()
    {
        cpu_context* context = ThisCpu.context;

        _stalls++;
        AdvanceClock();
        HappenNow();
        ThisCpu.context = context;
    }

    /// <summary>What is due at the same time happens at once, so that its order is a choice.</summary>
    private void HappenNow()
    {
        while (NextTime <= base.Now() && AdvanceClock())
        {
        }
    }

    private void Take(int cpu)
    {
        ForgetAtRest(cpu);
        for (int i = Ready.Count; i > 0; i--)
        {
            int first = Ready.Dequeue();

            if (first != cpu)
                Ready.Enqueue(first);
        }
    }

    protected override void ClockFires(int cpu)
    {
        if (_choices == null)
            return;
        TouchClock(_steps?.Touched, cpu);
        if (++_clockFired[cpu] > _limits.ClockInterrupts)
            throw new ScenarioFailedException("I9",
                $"cpu{cpu} took {_clockFired[cpu]} clock interrupts up to {base.Now()} ns, more than "
                + $"{_limits.ClockInterrupts} in the time that the scenario takes");
    }
}
