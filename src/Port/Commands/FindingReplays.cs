// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>Writes the replay files that docs/findings.md names, anew for this build.</summary>
internal static class FindingReplays
{
    /// <summary>Looks for each finding as it was found first; 1 if one is no longer seen.</summary>
    public static int Record(ImageBuilder builder, string folder)
    {
        int status = 0;

        Directory.CreateDirectory(folder);
        foreach (UpstreamFinding finding in UpstreamFindings.All)
        {
            SearchResult result = ImageClient.Ask(builder, [], finding.Search);
            string path = Path.Combine(folder, finding.ReplayName);

            if (result.Found is not { } run || !finding.Invariants.Contains(run.Failure.Invariant))
            {
                Console.WriteLine($"{finding.Scenario}: {finding.Name} is not seen in {result.Counts.Runs} runs"
                    + (result.Failure == null ? "" : $", but {result.Failure.Text}"));
                status = 1;
                continue;
            }
            OutputFile.Write(path, ReplayFile.Of("", [], finding.Scenario, run, builder.Sources).ToText());
            Console.WriteLine($"{path}: {run.Failure.Text}; seed {run.Seed}, "
                + $"{run.Schedule.Length} switches");
        }
        return status;
    }
}
