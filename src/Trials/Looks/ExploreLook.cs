// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.RegularExpressions;
using Linux.Images;

namespace Linux.Trials;

/// <summary>Makes one search on the changed kernel; what it finds is looked for on the other one.
/// </summary>
internal sealed class ExploreLook(
    Trial trial, TrialImages images, ExplorePlan plan, SearchRequest search,
    UpstreamFinding? finding)
{
    /// <summary>Added to the time of a search: the first one has to warm up, and a failing run is
    /// made short.</summary>
    private static readonly TimeSpan s_margin = TimeSpan.FromMinutes(3);

    public void Run(ImageAsker asker, CancellationToken stop)
    {
        var after = Ask(asker, images.After(Kind), search);
        var runs = after.Response?.Search?.Counts.Runs ?? 0;
        var isNew = false;
        if (after.Failure is { } failure)
            isNew = Judge(asker, failure, after.Response?.Search?.Found);
        else if (finding is not null && (ulong)runs >= search.Budget.Runs)
            LookForGone(asker, runs);
        // A search that had no time to end has not looked.
        if (after.Failure is not null || (ulong)runs >= search.Budget.Runs)
            plan.Ended(search, runs, isNew);
    }

    private ImageKind Kind => ImageKinds.For(search);

    private ImageAnswer Ask(ImageAsker asker, ImagePlace image, SearchRequest what)
    {
        var left = Math.Max(1, (long)trial.Left.TotalMilliseconds);
        return asker.Ask(image, new()
        {
            Search = what with
            {
                Budget = what.Budget with { Milliseconds = left },
            }
        }, trial.Left + s_margin);
    }

    // Without a limit of time in its key; an answer that time cut short is not kept.
    private ImageAnswer Before(ImageAsker asker, SearchRequest what) => trial.Answers.Get(
        AnswerCache.Key("image", images.Before(Kind).Key!, JsonSerializer.Serialize(what)),
        () => Ask(asker, images.Before(Kind), what),
        a => a.Failure is not null || (ulong)a.Response!.Search!.Counts.Runs >= what.Budget.Runs);

    private bool Judge(ImageAsker asker, ScenarioFailure failure, FailingRun? run)
    {
        var novelty = Compare(asker, failure, run);
        var text = $"{failure.Invariant} broken: {failure.Text}";
        // Two searches of a scenario see one bug at two times.
        if (trial.Report.Findings.Any(f => f.Stage == TrialStages.Explore &&
                f.Name == search.Scenario && f.Novelty == novelty && Plain(f.Text) == Plain(text)))
            return novelty == Novelty.New;
        trial.Report.Add(new(TrialStages.Explore, search.Scenario,
            novelty, text)
        {
            Like = KnownBugs.Like(search.Scenario, failure.Invariant),
            Details = [.. run is null ? [] : new[]
            {
                $"seed {run.Seed}; {run.Schedule.Length} switches, {run.Operations} operations",
            }, .. failure.Log],
            Replay = novelty == Novelty.Known || run is null ? null
                : ReplayFile.Of("", [.. trial.Change.Patches], search.Scenario, run,
                    trial.Builder.Sources, search.Memory),
        });
        return novelty == Novelty.New;
    }

    private static string Plain(string text) =>
        Regex.Replace(text, "[0-9a-f]*[0-9][0-9a-f]*", "0");

    private Novelty Compare(ImageAsker asker, ScenarioFailure failure, FailingRun? run)
    {
        var before = Trial.UnlessStopped(() => Before(asker, search));
        var same = run is null ? before : Trial.UnlessStopped(() => SameSchedule(asker, run));
        return before?.Failure?.Invariant == failure.Invariant ||
            same?.Failure?.Invariant == failure.Invariant ? Novelty.Known
            : same is null ? Novelty.NotCompared : Novelty.New;
    }

    // Rare schedules: the seeds that found one with the change may miss it without.
    private ImageAnswer SameSchedule(ImageAsker asker, FailingRun run)
    {
        var replay = new ReplayRequest(search.Scenario, run.Schedule)
        {
            Until = 1,
            Memory = search.Memory,
        };
        return asker.Ask(images.Before(Kind), new() { Replay = replay }, s_margin);
    }

    private void LookForGone(ImageAsker asker, long runs)
    {
        var before = Before(asker, search);
        if (before.Failure is not { } failure || !finding!.Invariants.Contains(failure.Invariant))
            return;
        trial.Report.Add(new(TrialStages.Explore, finding.Name, Novelty.Gone,
            $"{search.Scenario}: not in {runs} schedules, and without the change in the " +
            $"{before.Response!.Search!.Counts.Runs}th"));
    }
}
