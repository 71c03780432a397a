// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux;

/// <summary>How one explored run went.</summary>
/// <param name="Failure">What broke, or null.</param>
/// <param name="Schedule">Choices that were not the default.</param>
/// <param name="Choices">Choices altogether.</param>
/// <param name="Operations">Marked operations.</param>
/// <param name="Hash">Equal for two runs that did the same.</param>
internal sealed record RunOutcome(
    ScenarioFailure? Failure, SchedulePick[] Schedule, int Choices, long Operations, ulong Hash)
{
    /// <summary>Whether the strategy ended the run, because what would follow has been seen.</summary>
    public bool Redundant { get; init; }

    /// <summary>Hash of the machine's memory at the horizon; 0 if the run did not come so far.</summary>
    public ulong FinalState { get; init; }
}

/// <summary>Runs a scenario once, its programs at the same time, under a strategy's choices.</summary>
internal static class ExploredRun
{
    public static RunOutcome Run(
        Scenario scenario, IChoices choices, StepListing? listing = null, RaceNotes? notes = null,
        SortedSet<string>? unseen = null)
    {
        Machine? machine = null;
        Exploration? exploration = null;
        bool redundant = false;
        ScenarioFailure? failure = ScenarioFailure.Of(
            () =>
            {
                machine = new Machine(scenario.Options, made => exploration = new Exploration(made)
                {
                    Notes = notes,
                    Unseen = unseen,
                });
                try
                {
                    Play(scenario, machine, exploration!, choices, listing);
                }
                catch (RunRedundantException)
                {
                    redundant = true;
                }
            },
            () => machine);

        listing?.End(failure == null ? machine : null);
        machine?.Dispose();
        return new RunOutcome(failure, exploration?.Schedule.ToArray() ?? [],
            exploration?.ChoiceCount ?? 0, exploration?.Operations ?? 0, exploration?.Hash ?? 0)
        {
            Redundant = redundant,
            FinalState = exploration?.FinalState ?? 0,
        };
    }

    private static void Play(
        Scenario scenario, Machine machine, Exploration exploration, IChoices choices,
        StepListing? listing)
    {
        scenario.SetUp(machine);
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
        machine.RunFor(scenario.Horizon);
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
