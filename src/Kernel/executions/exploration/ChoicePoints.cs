// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// The choices of one run: where a CPU can stop, what can go on there, and that the policy is asked. What it decides
/// against letting things go on is the run's schedule.
/// </summary>
internal sealed unsafe class ChoicePoints
{
    /// <summary>ns that time can go on at once while CPUs stand still: a tick.</summary>
    private const long LongestStall = 1_000_000;

    private readonly Stepper _stepper;
    private readonly Machine _machine;
    private readonly Simulation _simulation;
    private readonly IStepPolicy? _steps;
    private readonly RunLimits _limits;
    private readonly RunObservers _observers;
    private readonly Decision[] _options;
    private readonly int[] _count;
    private readonly nint[] _stoppedAt;
    private readonly bool[] _held;
    private readonly DecisionKind _clock;
    private IRunPolicy _policy;
    private int _optionCount;
    private int _heldCount;
    private int _forced = ChoicePoint.Nobody;
    private int _clockMoves;

    public ChoicePoints(Stepper stepper, IRunPolicy policy, RunLimits limits, RunObservers observers)
    {
        int cpus = stepper.Machine.Options.PossibleCpus;

        _stepper = stepper;
        _machine = stepper.Machine;
        _simulation = stepper.Simulation;
        _policy = policy;
        _steps = policy as IStepPolicy;
        _clock = policy.LatchesClock ? DecisionKind.AdvanceClockLatched : DecisionKind.AdvanceClock;
        _limits = limits;
        _observers = observers;
        _options = new Decision[cpus + 1];
        _count = new int[cpus + 1];
        _stoppedAt = new nint[cpus];
        _held = new bool[cpus];
        Faults = new FaultSet(_machine, _simulation, this, limits);
        Loads = new LoadChoices(cpus, limits.StaleReads, policy, observers.Hash, Schedule);
        Waiters = new LockWaiters(_simulation);
    }

    /// <summary>Choices so far.</summary>
    public int Count { get; private set; }

    /// <summary>Times that a CPU was let go on when none ran.</summary>
    public long Turns { get; private set; }

    /// <summary>The choices that were not the default.</summary>
    public List<ScheduledDecision> Schedule { get; } = new();

    /// <summary>What may go wrong.</summary>
    public FaultSet Faults { get; }

    /// <summary>Which store each load sees.</summary>
    public LoadChoices Loads { get; }

    /// <summary>CPUs that wait for a lock.</summary>
    public LockWaiters Waiters { get; }

    /// <summary>Whether no CPU waits for a lock or stands still.</summary>
    public bool HoldsNobody => Waiters.Count == 0 && _heldCount == 0;

    /// <summary>Whether what runs now is no part of the run.</summary>
    public bool IsSilent => _stepper.IsSilent;

    /// <summary>From here on another policy is asked, which looks at no steps, and at states if
    /// the one before did.</summary>
    public void GoOn(IRunPolicy policy)
    {
        _policy = policy;
        Loads.GoOn(policy);
        _observers.GoOn(policy);
    }

    /// <summary>All CPUs have come to rest.</summary>
    public void Rested() => Loads.Rested(_stepper.Operations);

    /// <summary>A CPU can stop here, before it goes on or takes <paramref name="lock"/>, if that is not null.</summary>
    public void Stop(int cpu, raw_spinlock_t* @lock)
    {
        Faults.BeforeOperation(cpu);
        for (; ; )
        {
            _stoppedAt[cpu] = (nint)@lock;
            Decision taken = Offer(cpu) || _steps != null ? Ask(cpu) : Decision.Cpu(cpu);

            if (taken.IsClock)
            {
                MoveClock();
                // The interrupt that this latched may be for the CPU that chose.
                if (taken.Kind == DecisionKind.AdvanceClock)
                    TakePending();
                continue;
            }
            if (taken.Number == cpu)
            {
                TakePending();
            }
            else
            {
                _forced = taken.Number;
                _simulation.Release(_simulation.Stop(), cpu);
                _simulation.ParkCurrent();
            }
            _stoppedAt[cpu] = 0;
            return;
        }
    }

    /// <summary>Which of the CPUs that can go on does; false if none can.</summary>
    public bool TakeReady(out int cpu)
    {
        cpu = _forced;
        _forced = ChoicePoint.Nobody;
        if (cpu == ChoicePoint.Nobody)
        {
            HappenNow();
            if (!SomebodyIsReady())
                return false;
            for (; ; )
            {
                Offer(ChoicePoint.Nobody);
                Decision taken = _optionCount == 1 && _steps == null ? _options[0] : Ask(ChoicePoint.Nobody);

                cpu = taken.Number;
                if (taken.IsCpu)
                    break;
                MoveClock();
            }
        }
        Take(cpu);
        return true;
    }

    /// <summary>Whether the policy has a fault strike <paramref name="cpu"/>.</summary>
    public bool Strikes(int cpu, DecisionKind fault)
        => Deal(cpu, [Decision.Cpu(cpu), new(fault)]).Kind == fault;

    /// <summary>What the policy deals to a CPU, or to its program; the first option is what it would be without
    /// one.</summary>
    public Decision Deal(int cpu, ReadOnlySpan<Decision> options)
    {
        int at = _count[cpu + 1]++;
        Decision dealt = _policy.NextFault(new ChoicePoint(cpu, at, options));

        _observers.Dealt(cpu, dealt);
        Decided(cpu, at, options[0], dealt);
        return dealt;
    }

    /// <summary>A CPU can not be chosen from now on.</summary>
    public void Hold(int cpu)
    {
        _held[cpu] = true;
        _heldCount++;
    }

    /// <summary>It can again.</summary>
    public void LetGo(int cpu)
    {
        _held[cpu] = false;
        _heldCount--;
    }

    /// <summary>How much of what may happen a number of times has: a state in which less is left is another one.</summary>
    public ulong BudgetKey()
    {
        ulong key = ArenaHash.Mix((ulong)_clockMoves, Faults.Key());

        return ArenaHash.Mix(key, Waiters.Key(_machine.Arena));
    }

    /// <summary>How a CPU stopped.</summary>
    public ulong StateHash(int cpu)
        => ArenaHash.Mix(_machine.Arena.Place((ulong)_stoppedAt[cpu]), _held[cpu] ? 1ul : 0);

    private static void TakePending()
    {
        if (ThisCpu.context->pending_irqs != 0 && ThisCpu.context->irqs_disabled == 0)
            Kernel.__take_pending_irqs();
    }

    /// <summary>Fills the options, the default first; false if there is only one.</summary>
    private bool Offer(int cpu)
    {
        _optionCount = 0;
        if (cpu != ChoicePoint.Nobody)
            _options[_optionCount++] = Decision.Cpu(cpu);
        foreach (int other in _simulation.Ready)
        {
            if (other != cpu && !_held[other])
                _options[_optionCount++] = Decision.Cpu(other);
        }
        if (_clockMoves < _limits.Stalls
            && _simulation.NextTime <= Math.Min(_simulation.Until, _simulation.Now() + LongestStall))
            _options[_optionCount++] = new Decision(_clock);
        return _optionCount > 1;
    }

    private Decision Ask(int cpu)
    {
        var options = new ReadOnlySpan<Decision>(_options, 0, _optionCount);

        _observers.StepEnds();
        // What is no choice has no number, so that a replay, which is not asked, counts alike.
        if (options.Length == 1)
            return Begin(_steps!.Step(new ChoicePoint(cpu, -1, options), 0, null));
        int at = _count[cpu + 1]++;
        _observers.Reached(this, cpu);
        var point = new ChoicePoint(cpu, at, options);
        Decision taken = _steps != null
            ? Begin(_steps.Step(point, LockWaiters.Blocked(_machine, _stoppedAt), point.Last.IsClock ? _observers.NextOfClock() : null))
            : _policy.Next(point);

        Decided(cpu, at, point.Default, taken);
        return taken;
    }

    private Decision Begin(Decision taken)
    {
        _observers.StepBegins(taken);
        return taken;
    }

    private void Decided(int cpu, int at, Decision usual, Decision taken)
    {
        Count++;
        if (taken != usual)
            Schedule.Add(new ScheduledDecision(cpu, at, taken));
    }

    /// <summary>Time passes while every CPU stands still where it is.</summary>
    private void MoveClock()
    {
        cpu_context* context = ThisCpu.context;

        _clockMoves++;
        _simulation.AdvanceClock();
        HappenNow();
        ThisCpu.context = context;
    }

    /// <summary>What is due at the same time happens at once, so that its order is a choice.</summary>
    private void HappenNow()
    {
        while (_simulation.NextTime <= _simulation.Now() && _simulation.AdvanceClock())
        {
        }
    }

    private bool SomebodyIsReady()
    {
        foreach (int cpu in _simulation.Ready)
        {
            if (!_held[cpu])
                return true;
        }
        return false;
    }

    private void Take(int cpu)
    {
        Queue<int> ready = _simulation.Ready;

        Turns++;
        _observers.Chosen(cpu);
        for (int i = ready.Count; i > 0; i--)
        {
            int first = ready.Dequeue();

            if (first != cpu)
                ready.Enqueue(first);
        }
    }
}
