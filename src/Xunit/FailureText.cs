// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using System.Text.Json;
using Linux.Executions;
using Linux.Images;

namespace Linux.Testing;

/// <summary>What a test says that failed under a schedule.</summary>
internal static class FailureText
{
    private const int MostSteps = 25;

    /// <summary>Writes the replay file, and tells of it and of the run.</summary>
    public static string Of(BodyRequest request, FailingRun found, long runs)
    {
        // What a shell takes as it is.
        string name = string.Concat(request.Name.Select(static letter =>
            char.IsAsciiLetterOrDigit(letter) || letter is '.' or '-' ? letter : '_'));
        string file = Path.Combine(
            AppContext.BaseDirectory, "explored", name.Trim('_') + ".replay");

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, ReplayFile.Of("", [], request.Name, found, SourceSet.Embedded)
            .ToText());
        return $"schedule {runs}, seed {found.Seed}: "
            + Of(request, Replay(request, found.Schedule), file);
    }

    /// <summary>Tells of a run that was made again.</summary>
    public static string Of(BodyRequest request, ReplayResult run, string file)
    {
        var text = new StringBuilder();
        // Those where something could be decided; what the kernel does around them is no news.
        ReplayStep[] shown = run.Steps.Where(step => request.Files.Any(
                end => step.File.EndsWith(end, StringComparison.Ordinal)))
            .TakeLast(MostSteps).ToArray();
        var statements = new StatementIndex(KernelSources.Files);

        text.Append($"{run.Failure!.Invariant}: {run.Failure.Text}\n");
        text.Append($"The last {shown.Length} operations of {FilesOf(request)}, "
            + $"of {run.Operations} in all:\n");
        foreach (ReplayStep step in shown)
        {
            string where = statements.Of(step.File, step.Line) is { } known
                ? $"{known.Function}: {known.Statement}"
                    : $"{Path.GetFileName(step.File)}:{step.Line}";

            string line = $"  {step.Number,5} cpu{step.Cpu} {step.Kind,-12} {where} {step.Mark}";

            text.Append(line.TrimEnd()).Append('\n');
        }
        foreach (string line in run.Conclusions)
            text.Append(line + "\n");
        text.Append($"Replay: {ExploredRun.ReplayVariable}={file} dotnet test");
        return text.ToString();
    }

    private static string FilesOf(BodyRequest request)
        => string.Join(", ", request.Files.Select(Path.GetFileName));

    /// <summary>Makes a run again.</summary>
    public static ReplayResult Replay(BodyRequest request, ScheduledDecision[] schedule)
        => JsonSerializer.Deserialize<ReplayResult>(ExploringKernel.Ask(
            request.Assembly,
                JsonSerializer.Serialize(
                    request with { Replay = new ReplayRequest("", schedule) })))!;
}
