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
            ImageResponse response = Explorations.Ask(builder, [], finding.Search);
            string path = Path.Combine(folder, finding.ReplayName);

            if (response.Failure == null || !finding.Invariants.Contains(response.Failure.Invariant))
            {
                Console.WriteLine($"{finding.Scenario}: {finding.Name} is not seen in {response.Runs} runs"
                    + (response.Failure == null ? "" : $", but {response.Failure.Text}"));
                status = 1;
                continue;
            }
            OutputFile.Write(path, ReplayFile.Of("", [], response, builder.Sources).ToText());
            Console.WriteLine($"{path}: {response.Failure.Text}; seed {response.FailingSeed}, "
                + $"{response.Schedule.Length} switches");
        }
        return status;
    }
}
