// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>Runs a random machine, and compares which findings show on it.</summary>
internal sealed class SoakLook(Trial trial, TrialImages images, SoakRequest soak, string[] shows)
{
    private const long Second = 1_000_000_000;
    private const int Machines = 10;
    private static readonly TimeSpan s_limit = TimeSpan.FromMinutes(10);

    /// <summary>Machines 24 and 39 are known to show what they are listed with.</summary>
    public static IEnumerable<Look> All(Trial trial, TrialImages images) =>
        Enumerable.Range(1, Machines)
            .Select(seed => (Soak: new SoakRequest((ulong)seed, 5 * Second),
                Shows: Array.Empty<string>()))
            .Append((new SoakRequest(24, 60 * Second), ["STALE-MARKS", "EARLY-EXPIRY"]))
            .Append((new SoakRequest(39, 5 * Second), ["DOUBLE-TICK"]))
            .Select(s => new Look(TrialStages.Soak, $"machine {s.Soak.Seed}",
                new SoakLook(trial, images, s.Soak, s.Shows).Run));

    private string Name => $"machine {soak.Seed}";

    private void Run(ImageAsker asker, CancellationToken stop)
    {
        var request = new ImageRequest { Soak = soak };
        var after = asker.Ask(images.After(ImageKind.Explored), request, s_limit);
        var failure = after.Died ?? after.Response!.Soak!.Failure;
        if (failure is null && shows.Length == 0)
            return;
        var before = images.AskBefore(asker, request, s_limit);
        if (failure is not null)
            Failed(failure, before);
        foreach (var finding in failure is null ? shows : [])
        {
            if (before?.Response?.Soak?.Findings.GetValueOrDefault(finding) > 0 &&
                after.Response!.Soak!.Findings.GetValueOrDefault(finding) == 0)
                trial.Report.Add(new(TrialStages.Soak, finding, Novelty.Gone,
                    $"{Name} no longer shows it"));
        }
    }

    private void Failed(string failure, ImageAnswer? before)
    {
        var novelty = before is null ? Novelty.NotCompared
            : (before.Died ?? before.Response!.Soak!.Failure) is null ? Novelty.New
            : Novelty.Known;
        trial.Report.Add(new(TrialStages.Soak, Name, novelty, failure.Split('\n')[0])
        {
            Details = failure.Split('\n')[1..],
            Replay = novelty == Novelty.Known ? null : new(trial.Builder.Sources.Identity, "",
                [.. trial.Change.Patches], $"{soak.Seed}", [], "soak", failure, "")
            {
                Run = ReplayKind.Soak,
                SoakNs = soak.Ns,
            },
        });
    }
}
