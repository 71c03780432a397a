// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;

namespace Linux.View;

/// <summary>What the page of a trace shows, as its script reads it.</summary>
public sealed record TimelinePage
{
    private static readonly JsonSerializerOptions s_options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
    };

    /// <summary>Tells pages apart.</summary>
    public string Page => "map";

    /// <summary>What was recorded.</summary>
    public required string Title { get; init; }

    /// <summary>What is to be said first, such as what broke.</summary>
    public required IReadOnlyList<string> Sentences { get; init; }

    /// <summary>CPUs.</summary>
    public required int Cpus { get; init; }

    /// <summary>Time of the first event, ns.</summary>
    public required long Start { get; init; }

    /// <summary>Events.</summary>
    public required int Count { get; init; }

    /// <summary>Names of events.</summary>
    public required IReadOnlyList<string> Kinds { get; init; }

    /// <summary>For each event ns since the one before, CPU, kind, and 1 + the CPU that it is done
    /// for.</summary>
    public required string Events { get; init; }

    /// <summary>The texts, a line each; empty where there are too many.</summary>
    public required string Texts { get; init; }

    /// <summary>The groups of the hierarchy.</summary>
    public required IReadOnlyList<TimelineGroup> Groups { get; init; }

    /// <summary>How they change.</summary>
    public required string Changes { get; init; }

    /// <summary>Makes it.</summary>
    /// <param name="title">What was recorded.</param>
    /// <param name="sentences">What is to be said first.</param>
    /// <param name="events">The events; times that go back count as the last one.</param>
    /// <exception cref="InvalidDataException">There is none.</exception>
    public static TimelinePage Of(
        string title, IReadOnlyList<string> sentences, IEnumerable<TimelineEvent> events)
    {
        using var builder = new TimelineBuilder();

        foreach (TimelineEvent one in events)
            builder.Add(one);
        return builder.ToPage(title, sentences);
    }

    /// <summary>The page.</summary>
    public string ToHtml() => HtmlPage.Make(Title, JsonSerializer.Serialize(this, s_options));
}
