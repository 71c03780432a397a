// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Linux.View;

/// <summary>What the page of a run shows, as its script reads it.</summary>
public sealed record ReplayPage
{
    private const int LinesAround = 6;

    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(), new ExactNumbers() },
    };

    /// <summary>Tells pages apart.</summary>
    public string Page => "replay";

    /// <summary>What was run.</summary>
    public required string Title { get; init; }

    /// <summary>The run.</summary>
    public required RunRecord Run { get; init; }

    /// <summary>What broke, and how, in sentences; empty if nothing did.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>The invariant that broke, or null.</summary>
    public string? Broken { get; init; }

    /// <summary>The step since which an event stays where nobody looks for it, or null.</summary>
    public StayingEvent? Staying { get; init; }

    /// <summary>Locks that are held.</summary>
    public required IReadOnlyList<LockBar> Locks { get; init; }

    /// <summary>Locks that are waited for.</summary>
    public required IReadOnlyList<LockWait> Waits { get; init; }

    /// <summary>Values that have changed since they were read.</summary>
    public required IReadOnlyList<StaleRead> Stale { get; init; }

    /// <summary>CPUs that stop in the middle.</summary>
    public required IReadOnlyList<Preemption> Stops { get; init; }

    /// <summary>Source lines, by file and number.</summary>
    public required IReadOnlyDictionary<string, SortedDictionary<int,
        string>> Sources
    { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="title">What was run.</param>
    /// <param name="run">The run.</param>
    /// <param name="failure">What broke, or null.</param>
    /// <param name="source">The text of a source file by its name, or null.</param>
    public static ReplayPage Of(string title, RunRecord run, ScenarioFailure? failure, Func<string,
        string?> source)
    {
        List<LockBar> locks = LockBar.In(run);
        List<StaleRead> stale = StaleRead.In(run);
        List<Preemption> stops = Preemption.In(run);
        StayingEvent? staying = failure == null ? null : StayingEvent.In(run);

        return new ReplayPage
        {
            Title = title,
            Run = run,
            Broken = failure?.Invariant,
            Sentences = failure == null ? [] : new Story(run, failure).Sentences(stale, stops,
                staying),
            Staying = staying,
            Locks = locks,
            Waits = LockWait.In(run, locks),
            Stale = stale,
            Stops = stops,
            Sources = SourcesOf(run, source),
        };
    }

    /// <summary>The page.</summary>
    public string ToHtml() => HtmlPage.Make(Title, JsonSerializer.Serialize(this, s_options));

    private static Dictionary<string, SortedDictionary<int,
        string>> SourcesOf(RunRecord run, Func<string, string?> source)
    {
        var all = new Dictionary<string, SortedDictionary<int, string>>();

        foreach (IGrouping<int, int> file in run.Steps.GroupBy(step => step.File, step
            => step.Line))
        {
            string[]? text = source(run.Names[file.Key])?.Split('\n');

            if (text == null)
                continue;
            var lines = new SortedDictionary<int, string>();
            foreach (int line in file.Distinct())
            {
                for (int near = Math.Max(1, line - LinesAround); near <= Math.Min(text.Length, line
                    + LinesAround); near++)
                    lines[near] = text[near - 1].TrimEnd();
            }
            all[run.Names[file.Key]] = lines;
        }
        return all;
    }
}
