// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// Runs a scenario, its programs at the same time, under a policy's decisions. The machine is booted and
/// set up for the first run; each further one starts from a snapshot of that, where there can be one.
/// </summary>
/// <param name="scenario">What runs.</param>
/// <param name="fresh">Whether every run boots a machine of its own.</param>
/// <param name="limits">How far a run may go; null for what the scenario says.</param>
internal sealed class ScenarioRunner(Scenario scenario, bool fresh = false,
    RunLimits? limits = null) : IDisposable
{
    /// <summary>Runs after which the machine may move to another core of the computer.</summary>
    private const int RunsOnACore = 64;

    private readonly RunLimits _limits = limits ?? scenario.Limits;
    private readonly FileTable _choiceFiles = new(scenario.Limits.Has);
    private Machine? _machine;
    private Stepper? _stepper;
    private MachineSnapshot? _start;
    private readonly HashSet<string> _running = new();
    private long _started;
    private long _end;
    private int _core;

    /// <summary>Runs that started from the snapshot.</summary>
    public long Restored { get; private set; }

    /// <summary>Why there is no snapshot; null if there is one, or none was wanted.</summary>
    public string? Refusal { get; private set; }

    /// <summary>States at rest from which epochs begin.</summary>
    public EpochPool Pool { get; } = new();

    /// <summary>Makes a run.</summary>
    /// <param name="policy">Who decides in it.</param>
    /// <param name="watch">What it is watched for; null for nothing more than failures.</param>
    public RunResult Run(IRunPolicy policy, RunWatch? watch = null)
        => Guarded(watch, () =>
        {
            Start();
            Begin(policy, watch ?? new RunWatch());
            PlayUntil(() => IsOver);
            Finish();
        });

    /// <summary>
    /// Makes an epoch: from one of the states at rest that are known up to the next one, which is known
    /// from then on, or to the end of the run. The result is that of the whole run from the start, so
    /// that a replay needs nothing else.
    /// </summary>
    /// <param name="state">Where it begins.</param>
    /// <param name="policy">Who decides in it.</param>
    /// <param name="watch">What it is watched for.</param>
    /// <param name="states">Told of the state in which it ends.</param>
    public RunResult RunEpoch(
        EpochState state, IRunPolicy policy, RunWatch watch, IEpochStates states)
    {
        bool rests = false;
        RunResult ran = Guarded(watch, () =>
        {
            if (state.Snapshot == null)
            {
                Start();
                Begin(policy, watch);
            }
            else
            {
                state.Snapshot.Restore();
                Restored++;
                _running.Clear();
                _stepper!.GoOn(policy);
            }
            rests = PlayToRest();
            if (rests)
                states.Reached(_machine!, _stepper!, scenario);
            else
                Finish();
        });

        state.Ran(ran.Choices);
        return ran with { From = state, Rests = rests, Outcome = rests ? null : ran.Outcome };
    }

    private RunResult Guarded(RunWatch? watch, Action run)
    {
        bool redundant = false;
        ScenarioFailure? failure = ScenarioFailure.Of(
            () =>
            {
                // The caller's thread is not bound, so that it is where the computer has time.
                if (_started++ % RunsOnACore == 0)
                    _core = Cores.Here;
                try
                {
                    run();
                }
                catch (RunRedundantException)
                {
                    redundant = true;
                }
            },
            () => _machine);

        watch?.Listing?.Ended(failure == null ? _machine : null);
        watch?.Recorder?.End(failure == null ? _machine : null);
        string? end = failure == null && !redundant && _machine is { } ended
            ? scenario.Outcome(ended) : null;
        // Every thread that stopped inside of the machine leaves it.
        _machine?.Execution.Dispose();
        var outcome = new RunResult(failure, _stepper?.Choices?.Schedule.ToArray() ?? [],
            _stepper?.Choices?.Count ?? 0, _stepper?.Operations ?? 0, _stepper?.Hash ?? 0)
        {
            Redundant = redundant,
            Outcome = end,
            FinalState = _stepper?.FinalState ?? 0,
        };
        if (_start == null)
            Dispose();
        return outcome;
    }

    /// <summary>Frees the machine that the runs share.</summary>
    public void Dispose()
    {
        _machine?.Dispose();
        _machine = null;
        _stepper = null;
        _start = null;
    }

    private void Start()
    {
        if (_start != null)
        {
            _start.Restore();
            Restored++;
            return;
        }
        _machine = BootedMachine.Make(scenario.Options,
            made => _stepper = new Stepper(made, _limits.Memory));
        scenario.SetUp(_machine);
        if (!fresh && Refusal == null)
            (_start, Refusal) = MachineSnapshot.Take(_machine, scenario);
    }

    private bool IsOver
        => _running.Count == 0 && _stepper!.AllRest && scenario.IsOver(_machine!);

    private void Begin(IRunPolicy policy, RunWatch watch)
    {
        Machine machine = _machine!;
        IReadOnlyList<CpuProgram> programs = scenario.Programs(machine);

        _running.Clear();
        foreach (CpuProgram program in programs)
        {
            string name = $"cpu{program.Cpu}: {program.Name}";

            _running.Add(name);
            machine.Spawn(program.Cpu, "program", () =>
            {
                program.Body();
                _running.Remove(name);
            });
        }
        _stepper!.Begin(policy, _limits, _choiceFiles, watch);
        _end = machine.Now + scenario.Horizon;
    }

    private void PlayUntil(Func<bool> done)
    {
        _stepper!.Simulation.Core = _core;
        _machine!.RunUntil(done, _end - _machine.Now);
    }

    /// <summary>Whether it ended at rest where it can be recorded, and is not over.</summary>
    private bool PlayToRest()
    {
        // A machine that is booted for each run has no states to go on from.
        if (_start == null)
        {
            PlayUntil(() => IsOver);
            return false;
        }
        Stepper stepper = _stepper!;
        long begun = stepper.Choices!.Turns;
        bool rests = false;

        PlayUntil(() => rests |= stepper.Choices!.Turns != begun && _running.Count == 0
            && RestsWithoutStacks());
        return rests && !scenario.IsOver(_machine!);
    }

    /// <summary>Whether nothing has stopped in the middle of anything; the invariants are checked then.</summary>
    private bool RestsWithoutStacks()
    {
        if (!_stepper!.AllRest || !_stepper.Simulation.HasNoStacks)
            return false;
        ((ISimulationControl)_stepper).NothingIsReady();
        return true;
    }

    private void Finish()
    {
        Machine machine = _machine!;
        Stepper stepper = _stepper!;

        stepper.End();
        if (_running.Count != 0)
            throw new KernelBugException(
                $"deadlock: {string.Join(", ", _running)} did not end within {scenario.Horizon} ns");
        if (stepper.Choices!.Waiters.Count != 0)
            throw new KernelBugException(
                $"deadlock: a lock is waited for {scenario.Horizon} ns after the start");
        scenario.Check(machine);
        if (machine.Warnings.All.FirstOrDefault() is { Text: not null } warning)
            throw new ScenarioFailedException(
                "I11", $"WARNING at {warning.File}:{warning.Line}: {warning.Text}");
    }
}
