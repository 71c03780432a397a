// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Serialization;
using Linux.Images;

namespace Linux.Trials;

/// <summary>How a finding stands to the change.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<Novelty>))]
public enum Novelty
{
    /// <summary>It is there with the change and was not there without.</summary>
    New,

    /// <summary>It was there and is not there with the change.</summary>
    Gone,

    /// <summary>It is there with and without.</summary>
    Known,

    /// <summary>It is there with the change; there was no time to look without.</summary>
    NotCompared,
}

/// <summary>Something that a trial saw.</summary>
/// <param name="Stage">The stage that saw it.</param>
/// <param name="Name">What it is about: a rule, a selftest, a scenario.</param>
/// <param name="Novelty">How it stands to the change.</param>
/// <param name="Text">What broke, or no longer does, in one line.</param>
public sealed record TrialFinding(string Stage, string Name, Novelty Novelty, string Text)
{
    /// <summary>File in the repository, or null.</summary>
    public string? File { get; init; }

    /// <summary>Line of it with the change made, from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>The known bug or finding that it looks like, or null.</summary>
    public string? Like { get; init; }

    /// <summary>More to read, a line each.</summary>
    public IReadOnlyList<string> Details { get; init; } = [];

    /// <summary>What makes it again; null where there is no run.</summary>
    [JsonIgnore]
    public ReplayFile? Replay { get; init; }

    /// <summary>The file that it was written to, or null.</summary>
    public string? ReplayPath { get; set; }
}
