// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>Runs a scenario in virtual time, its programs one after the other.</summary>
internal sealed class ScenarioLook(Trial trial, TrialImages images, string scenario)
{
    // The image answers in a second; a busy computer takes its time.
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(2);

    // Those of known bugs in what changed come first, and last those of findings: they may spin.
    public static IEnumerable<Look> All(Trial trial, TrialImages images)
    {
        var near = KnownBugs.Near(trial.Change).ToHashSet();
        var findings = UpstreamFindings.All.Select(f => f.Scenario).ToHashSet();
        return trial.ScenarioNames
            .OrderBy(name => near.Contains(name) ? 0 : findings.Contains(name) ? 2 : 1)
            .Select(name => new Look(TrialStages.Scenarios, name,
                new ScenarioLook(trial, images, name).Run));
    }

    private void Run(ImageAsker asker, CancellationToken stop)
    {
        var request = new ImageRequest { Simulation = new SimulationRequest(scenario) };
        var after = asker.Ask(images.After(ImageKind.Explored), request, s_limit);
        if (after.Failure is not { } failure)
            return;
        var before = images.AskBefore(asker, request, s_limit);
        var novelty = before is null ? Novelty.NotCompared
            : before.Failure?.Invariant == failure.Invariant ? Novelty.Known : Novelty.New;
        trial.Report.Add(new(TrialStages.Scenarios, scenario,
            novelty, $"{failure.Invariant} broken: {failure.Text}")
        {
            Like = KnownBugs.Like(scenario, failure.Invariant),
            Details = failure.Log,
            Replay = novelty == Novelty.Known ? null : new(trial.Builder.Sources.Identity, "",
                [.. trial.Change.Patches], scenario, [], failure.Invariant, failure.Text, "")
            {
                Run = ReplayKind.Simulation,
            },
        });
    }
}
