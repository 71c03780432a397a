// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>Runs the selftests on the changed kernel, and those that fail on the other one.
/// </summary>
internal sealed class SelftestLook(Trial trial, TrialImages images)
{
    private const string Tests = "src/Selftests/";

    public static IEnumerable<Look> All(Trial trial, TrialImages images)
    {
        var look = new SelftestLook(trial, images);
        yield return new(TrialStages.Selftests, "all", (_, stop) => look.Run(stop));
    }

    private void Run(CancellationToken stop)
    {
        var names = Names(stop);
        var run = new SelftestRun();
        try
        {
            run.Run(trial.Builder.Host, images.After(ImageKind.Program), names,
                ran => trial.Says($"selftests: {ran} of {names.Count}"), stop);
        }
        finally
        {
            Tell(run.Answer);
            Judge(run.Answer, stop);
        }
    }

    // A patch may bring tests of its own.
    private IReadOnlyList<string> Names(CancellationToken stop)
    {
        if (!trial.Change.Files.Any(f => f.Path.StartsWith(Tests, StringComparison.Ordinal)))
            return trial.Options.Selftests;
        var names = new List<string>();
        ProgramChild.Run(trial.Builder.Host,
            new(images.After(ImageKind.Program), ["selftest", "--list"]),
            line => names.Add(line.Trim()), stop);
        return names;
    }

    private void Tell(SelftestAnswer answer)
    {
        var failed = answer.Failed.Length == 0 ? "" : $", {answer.Failed.Length} not ok";
        var done = answer.Ran == answer.Planned && answer.Planned > 0;
        trial.Set(TrialStages.Selftests, done ? StageState.Done : StageState.Partly,
            $"{answer.Ran} of {answer.Planned}{failed}");
    }

    private void Judge(SelftestAnswer answer, CancellationToken stop)
    {
        if (answer.Failed.Length == 0)
            return;
        var without = Trial.UnlessStopped(
            () => Without([.. answer.Failed.Select(f => f.Name)], stop));
        // The other tests of a finding that is gone have lost what they are about.
        var gone = answer.Failed.Select(f => f.FindingGone).OfType<string>().ToHashSet();
        foreach (var test in answer.Failed)
        {
            var finding = gone.FirstOrDefault(test.IsAbout);
            var novelty = without is null ? Novelty.NotCompared
                : without.Failed.Any(f => f.Name == test.Name) ? Novelty.Known
                : finding is null ? Novelty.New
                : Novelty.Gone;
            trial.Report.Add(new(TrialStages.Selftests, finding ?? test.Name, novelty,
                novelty == Novelty.Gone ? $"{test.Name} no longer sees it"
                    : test.Lines.FirstOrDefault() ?? "not ok")
            {
                Details = test.Lines,
                Replay = novelty is Novelty.New or Novelty.NotCompared ? Replay(test) : null,
            });
        }
    }

    private SelftestAnswer Without(string[] names, CancellationToken stop)
    {
        var known = names.Intersect(trial.Options.Selftests).ToArray();
        var key = AnswerCache.Key(["selftests", trial.Builder.Sources.Identity,
            typeof(SelftestRun).Module.ModuleVersionId.ToString(),
            images.Before(ImageKind.Program).Key ?? "linked", .. known]);
        return trial.Answers.Get(key, () => new SelftestRun().Run(
            trial.Builder.Host, images.Before(ImageKind.Program), known, _ => { }, stop));
    }

    private ReplayFile Replay(FailedSelftest test) => new(
        trial.Builder.Sources.Identity, "", [.. trial.Change.Patches], test.Name, [], "selftest",
        test.Lines.FirstOrDefault() ?? "not ok", "")
    {
        Run = ReplayKind.Selftest,
    };
}
