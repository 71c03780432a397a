// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux;

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
    private readonly List<int> _options = new();
    private readonly (visible_kind Kind, nint Address)[] _operation;
    private readonly int[] _count;
    private readonly int[] _clockFired;
    private IChoices? _choices;
    private ExplorationLimits _limits = new();
    private int _forced = Choices.Nobody;
    private int _stalls;

    public Exploration(Machine machine) : base(machine)
    {
        int cpus = machine.Options.PossibleCpus;

        _machine = machine;
        _operation = new (visible_kind, nint)[cpus];
        _count = new int[cpus + 1];
        _clockFired = new int[cpus];
    }

    /// <summary>Marked operations since <see cref="Begin"/>.</summary>
    public long Operations { get; private set; }

    /// <summary>Choices since <see cref="Begin"/>.</summary>
    public int ChoiceCount { get; private set; }

    /// <summary>The choices that were not the default.</summary>
    public List<SchedulePick> Schedule { get; } = new();

    /// <summary>Hash of every operation, its CPU, place, address and value, in order.</summary>
    public ulong Hash { get; private set; } = 14695981039346656037;

    /// <summary>Told of each operation before it is carried out; null records nothing.</summary>
    public Action<VisibleStep>? OnStep { get; set; }

    /// <summary>CPUs that wait for a lock.</summary>
    public int Waiting => _waiting.Count;

    protected override bool NobodyWaits => base.NobodyWaits && _waiting.Count == 0;

    /// <summary>From here on <paramref name="choices"/> is asked.</summary>
    public void Begin(IChoices choices, ExplorationLimits limits)
    {
        _choices = choices;
        _limits = limits;
        _stalls = 0;
    }

    /// <summary>From here on it is a simulation again.</summary>
    public void End() => _choices = null;

    internal override void BeforeVisible(visible_kind kind, void* address, string file, int line)
    {
        if (IsSilent)
            return;
        if (IsChoicePoint(kind, file))
            ChooseAt(ThisCpu.context->cpu);
        int cpu = ThisCpu.context->cpu;
        if (++Operations > _limits.Steps)
            throw new ScenarioFailedException(
                "I9", $"no end after {_limits.Steps} marked operations, at {Now()} ns");
        _operation[cpu] = (kind, (nint)address);
        NoteStep(cpu, kind, address, file, line);
    }

    internal override void AfterVisible(ulong value)
    {
        if (IsSilent)
            return;
        int cpu = ThisCpu.context->cpu;

        NoteValue(cpu, value);
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
    }

    private void Unlocked(nint @lock)
    {
        for (int i = 0; i < _waiting.Count; i++)
        {
            if (_waiting[i].Lock != @lock)
                continue;
            Release(_waiting[i].Stopped, _waiting[i].Cpu);
            _waiting.RemoveAt(i--);
        }
    }

    /// <summary>
    /// The operations of the ported source files; the machine's own code and what stands in headers
    /// as the work of a lock's holder have none.
    /// </summary>
    private bool IsChoicePoint(visible_kind kind, string file)
        => kind is not (visible_kind.Barrier or visible_kind.IrqDisable) && _limits.Has(file);

    private void ChooseAt(int cpu)
    {
        for (; ; )
        {
            if (!Offer(cpu))
                return;
            int pick = Ask(cpu);

            if (pick == cpu)
                return;
            if (pick == Choices.Clock)
            {
                Stall();
                // The interrupt that this latched may be for the CPU that chose.
                if (ThisCpu.context->pending_irqs != 0 && ThisCpu.context->irqs_disabled == 0)
                    Kernel.__take_pending_irqs();
                continue;
            }
            _forced = pick;
            object stopped = Stop();
            Release(stopped, cpu);
            ParkCurrent();
            return;
        }
    }

    protected override bool TakeReady(out int cpu)
    {
        if (_choices == null || Aborted)
            return base.TakeReady(out cpu);
        cpu = _forced;
        _forced = Choices.Nobody;
        if (cpu == Choices.Nobody)
        {
            HappenNow();
            if (Ready.Count == 0)
                return false;
            while (true)
            {
                Offer(Choices.Nobody);
                cpu = _options.Count == 1 ? _options[0] : Ask(Choices.Nobody);
                if (cpu != Choices.Clock)
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
        if (cpu != Choices.Nobody)
            _options.Add(cpu);
        foreach (int other in Ready)
        {
            if (other != cpu)
                _options.Add(other);
        }
        if (_stalls < _limits.Stalls && NextTime <= Math.Min(Until, Now() + LongestStall))
            _options.Add(Choices.Clock);
        return _options.Count > 1;
    }

    private int Ask(int cpu)
    {
        int at = _count[cpu + 1]++;
        int pick = _choices!.Next(new ChoicePoint(cpu, at, _options));

        ChoiceCount++;
        if (pick != _options[0])
            Schedule.Add(new SchedulePick(cpu, at, pick));
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
        while (NextTime <= Now() && AdvanceClock())
        {
        }
    }

    private void Take(int cpu)
    {
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
        if (++_clockFired[cpu] > _limits.ClockInterrupts)
            throw new ScenarioFailedException("I9",
                $"cpu{cpu} took {_clockFired[cpu]} clock interrupts up to {Now()} ns, more than "
                + $"{_limits.ClockInterrupts} in the time that the scenario takes");
    }
}
