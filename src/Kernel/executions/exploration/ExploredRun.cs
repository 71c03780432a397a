// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// Runs a scenario, its programs at the same time, under a strategy's choices. The machine is booted and
/// set up for the first run; each further one starts from a snapshot of that, where there can be one.
/// </summary>
/// <param name="scenario">What runs.</param>
/// <param name="fresh">Whether every run boots a machine of its own.</param>
internal sealed class ExploredRun(Scenario scenario, bool fresh = false) : IDisposable
{
    /// <summary>Runs after which the machine may move to another core of the computer.</summary>
    private const int RunsOnACore = 64;

    private Machine? _machine;
    private Exploration? _exploration;
    private MachineSnapshot? _start;
    private long _started;
    private int _core;

    /// <summary>Runs that started from the snapshot.</summary>
    public long Restored { get; private set; }

    /// <summary>Why there is no snapshot; null if there is one, or none was wanted.</summary>
    public string? Refusal { get; private set; }

    public RunOutcome Run(
        IChoices choices, StepListing? listing = null, RaceNotes? notes = null,
        SortedSet<string>? unseen = null)
    {
        bool redundant = false;
        ScenarioFailure? failure = ScenarioFailure.Of(
            () =>
            {
                Start();
                // The caller's thread is not bound, so that it is where the computer has time.
                if (_started++ % RunsOnACore == 0)
                    _core = Cores.Here;
                _exploration!.Core = _core;
                _exploration.Notes = notes;
                _exploration.Unseen = unseen;
                try
                {
                    Play(scenario, _machine!, _exploration, choices, listing);
                }
                catch (RunRedundantException)
                {
                    redundant = true;
                }
            },
            () => _machine);

        listing?.End(failure == null ? _machine : null);
        // Every thread that stopped inside of the machine leaves it.
        _machine?.Execution.Dispose();
        var outcome = new RunOutcome(failure, _exploration?.Schedule.ToArray() ?? [],
            _exploration?.ChoiceCount ?? 0, _exploration?.Operations ?? 0, _exploration?.Hash ?? 0)
        {
            Redundant = redundant,
            FinalState = _exploration?.FinalState ?? 0,
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
        _exploration = null;
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
        _machine = BootedMachine.Make(scenario.Options, made => _exploration = new Exploration(made));
        scenario.SetUp(_machine);
        if (!fresh && Refusal == null)
            (_start, Refusal) = MachineSnapshot.Take(_machine, scenario);
    }

    private static void Play(
        Scenario scenario, Machine machine, Exploration exploration, IChoices choices,
        StepListing? listing)
    {
        IReadOnlyList<CpuProgram> programs = scenario.Programs(machine);
        var running = new HashSet<string>();

        foreach (CpuProgram program in programs)
        {
            string name = $"cpu{program.Cpu}: {program.Name}";

            running.Add(name);
            machine.Spawn(program.Cpu, "program", () =>
            {
                program.Body();
                running.Remove(name);
            });
        }
        if (listing != null)
            exploration.OnStep = step => listing.Add(step);
        exploration.Begin(choices, scenario.Limits);
        machine.RunUntil(
            () => running.Count == 0 && exploration.AllRest && scenario.IsOver(machine), scenario.Horizon);
        exploration.End();
        if (running.Count != 0)
            throw new KernelBugException(
                $"deadlock: {string.Join(", ", running)} did not end within {scenario.Horizon} ns");
        if (exploration.Waiting != 0)
            throw new KernelBugException(
                $"deadlock: a lock is waited for {scenario.Horizon} ns after the start");
        scenario.Check(machine);
        if (machine.Warnings.All.FirstOrDefault() is { Text: not null } warning)
            throw new ScenarioFailedException(
                "I11", $"WARNING at {warning.File}:{warning.Line}: {warning.Text}");
    }
}
