// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>How one explored run went.</summary>
/// <param name="Failure">What broke, or null.</param>
/// <param name="Schedule">Choices that were not the default.</param>
/// <param name="Choices">Choices altogether.</param>
/// <param name="Operations">Marked operations.</param>
/// <param name="Hash">Equal for two runs that did the same.</param>
internal sealed record RunResult(
    ScenarioFailure? Failure, ScheduledDecision[] Schedule, int Choices, long Operations, ulong Hash)
{
    /// <summary>Whether the strategy ended the run, because what would follow has been seen.</summary>
    public bool Redundant { get; init; }

    /// <summary>Hash of the machine's memory at the horizon; 0 if the run did not come so far, or nobody asks.</summary>
    public ulong FinalState { get; init; }

    /// <summary>Whether it ended at rest, in a state from which others go on.</summary>
    public bool Rests { get; init; }

    /// <summary>What the scenario tells of its end, if it came so far.</summary>
    public string? Outcome { get; init; }

    /// <summary>The state in which it began, in the middle of another run; null for the start.</summary>
    public EpochState? From { get; init; }

    /// <summary>Mixes everything that two equal runs share into <paramref name="hash"/>.</summary>
    public ulong MixInto(ulong hash)
    {
        hash = ArenaHash.Mix(ArenaHash.Mix(hash, Hash), FinalState);
        hash = ArenaHash.Mix(ArenaHash.Mix(hash, (ulong)Operations), (ulong)Choices);
        hash = ArenaHash.Mix(ArenaHash.Mix(hash, (ulong)Schedule.Length), Redundant ? 1ul : 0);
        foreach (char letter in Failure == null ? "" : $"{Failure.Text} {string.Join('\n', Failure.Log)}")
            hash = ArenaHash.Mix(hash, letter);
        return hash;
    }
}
