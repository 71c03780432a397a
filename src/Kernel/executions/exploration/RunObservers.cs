// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Everybody who is told what one run does.</summary>
internal sealed class RunObservers
{
    private readonly IOperationObserver[] _observers;
    private readonly IOperationObserver[] _plainObservers;
    private readonly LinuxMemory? _memoryAlone;
    private readonly Footprints? _footprints;
    private readonly StateKeys? _keys;
    private readonly IStepPolicy? _steps;
    private IStatePolicy? _states;

    /// <param name="stepper">Whose run it is.</param>
    /// <param name="policy">Who decides in it.</param>
    /// <param name="memory">What loads bring in it.</param>
    /// <param name="watch">What the run is watched for besides.</param>
    public RunObservers(Stepper stepper, IRunPolicy policy, IMemoryModel memory, RunWatch watch)
    {
        var observers = new List<IOperationObserver>();

        if (policy is IStepPolicy steps)
        {
            _steps = steps;
            _footprints = new Footprints(stepper.Machine, stepper.Simulation, steps);
            // It looks at a step's footprint before the next step has one.
            if (watch.Unseen != null)
                observers.Add(new StepAudit(stepper.Machine, steps, watch.Unseen));
            observers.Add(_footprints);
        }
        if (policy is IStatePolicy { States: not StateUse.None } states)
        {
            _states = states;
            _keys = new StateKeys(stepper.Machine, stepper.Simulation, states.States == StateUse.MemoryOnly);
            observers.Add(_keys);
        }
        if (memory.Observes)
            observers.Add(memory);
        if (watch.Races != null)
            observers.Add(new RaceDetector(stepper.Machine, watch.Races));
        NeedPlainAccesses = observers.Count != 0;
        if (watch.Coverage != null)
            observers.Add(new RacedOperations(watch.Coverage));
        if (watch.Listing != null)
            observers.Add(watch.Listing);
        if (watch.Recorder != null)
            observers.Add(watch.Recorder);
        _observers = observers.ToArray();
        // What most searches have is called without a look at what it is.
        _memoryAlone = observers is [LinuxMemory alone] ? alone : null;
        // The memory is asked itself.
        _plainObservers = observers.FindAll(observer => observer != memory).ToArray();
    }

    /// <summary>From here on another policy is told of states, if one was before.</summary>
    public void GoOn(IRunPolicy policy) => _states = _keys == null ? null : policy as IStatePolicy;

    /// <summary>Whether somebody wants to be told of each operation, and not only to have its hash.</summary>
    public bool Any => _observers.Length != 0;

    /// <summary>Whether somebody wants to know of plain accesses.</summary>
    public bool NeedPlainAccesses { get; }

    /// <summary>Whether somebody but the memory wants to.</summary>
    public bool WatchPlainAccesses => _plainObservers.Length != 0;

    /// <summary>Hash of what the run did.</summary>
    public RunHash Hash { get; } = new();

    public void Before(in Operation operation)
    {
        if (_memoryAlone != null)
        {
            _memoryAlone.Before(operation);
            return;
        }
        foreach (IOperationObserver observer in _observers)
            observer.Before(operation);
    }

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        if (_memoryAlone != null)
        {
            _memoryAlone.After(cpu, kind, address, value);
            return;
        }
        foreach (IOperationObserver observer in _observers)
            observer.After(cpu, kind, address, value);
    }

    public void Plain(in PlainAccess access)
    {
        foreach (IOperationObserver observer in _plainObservers)
            observer.Plain(access);
    }

    public void Touch(machine_part part, int number, access_kind kind)
    {
        foreach (IOperationObserver observer in _observers)
            observer.Touch(part, number, kind);
    }

    public void TouchMemory(nint address, int size, access_kind kind)
    {
        foreach (IOperationObserver observer in _observers)
            observer.TouchMemory(address, size, kind);
    }

    public void TouchEverything()
    {
        foreach (IOperationObserver observer in _observers)
            observer.TouchEverything();
    }

    public void Interrupted(int from, int cpu)
    {
        foreach (IOperationObserver observer in _observers)
            observer.Interrupted(from, cpu);
    }

    public void Dealt(int cpu, Decision decision)
    {
        Hash.Dealt(decision);
        foreach (IOperationObserver observer in _observers)
            observer.Dealt(cpu, decision);
    }

    public void EventPlanned(long number)
    {
        foreach (IOperationObserver observer in _observers)
            observer.EventPlanned(number);
    }

    public void StepEnds()
    {
        foreach (IOperationObserver observer in _observers)
            observer.StepEnds();
    }

    public void Chosen(int cpu)
    {
        foreach (IOperationObserver observer in _observers)
            observer.Chosen(cpu);
    }

    public void Rest()
    {
        foreach (IOperationObserver observer in _observers)
            observer.Rest();
        StepEnds();
        _steps?.Rest();
    }

    /// <summary>A step that the policy looks at begins.</summary>
    public void StepBegins(Decision decision) => _footprints?.Begins(decision);

    /// <summary>The clock of a CPU fires.</summary>
    public void ClockFires(int cpu) => _footprints?.ClockFires(cpu);

    /// <summary>What the clock would touch if time passed now.</summary>
    public Footprint? NextOfClock() => _footprints?.NextOfClock();

    /// <summary>A CPU, or nobody, comes to a choice.</summary>
    public void Reached(ChoicePoints choices, int chooser)
    {
        if (_states is { IsNew: true })
            _states.Reached(_keys!.Key(choices, chooser));
    }
}
