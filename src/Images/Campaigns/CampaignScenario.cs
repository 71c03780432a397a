// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>One scenario of a campaign, and how it has gone so far.</summary>
/// <param name="name">Its name.</param>
public sealed class CampaignScenario(string name)
{
    /// <summary>
    /// Seeds of two slices are this far apart, so that they have no run in common.
    /// </summary>
    private const ulong Apart = 1_000_000;

    private static readonly (SearchStrategy Strategy, int Depth, bool Epochs)[] s_turns =
    [
        (SearchStrategy.Random, 1, false), (SearchStrategy.Pct, 2, false),
        (SearchStrategy.Random, 1, true), (SearchStrategy.Pct, 3, true),
        (SearchStrategy.Pct, 3, false), (SearchStrategy.Pct, 5, true),
    ];

    private int _begun;

    /// <summary>The scenario's name.</summary>
    public string Name => name;

    /// <summary>Slices of the budget that it has had.</summary>
    public int Slices { get; private set; }

    /// <summary>Runs that were made.</summary>
    public long Runs { get; private set; }

    /// <summary>Marked operations of these runs.</summary>
    public long Operations { get; private set; }

    /// <summary>
    /// Things that it has shown first: probes, operations, and pairs of them that raced.
    /// </summary>
    public long News { get; private set; }

    /// <summary>Time spent on it, ms.</summary>
    public long Milliseconds { get; private set; }

    /// <summary>News a second, those of late slices more than those of early ones.</summary>
    public double Rate { get; private set; }

    /// <summary>The run that failed, or null; the scenario gets no further slice then.</summary>
    public FailingRun? Found { get; private set; }

    /// <summary>
    /// Why there is no answer: the process that ran it has died; null if none has.
    /// </summary>
    public string? Died { get; private set; }

    /// <summary>Whether it is to go on.</summary>
    internal bool IsOpen => Found == null && Died == null;

    /// <summary>Slices that were given out.</summary>
    internal int Begun => _begun;

    /// <summary>The next slice: strategies take turns, each with seeds of its own.</summary>
    internal SearchRequest Next(ulong seed, long milliseconds)
    {
        (SearchStrategy strategy, int depth, bool epochs) = s_turns[_begun % s_turns.Length];
        ulong first = seed + (ulong)_begun++ * Apart;

        return new SearchRequest(name, strategy, first)
        {
            Depth = depth,
            Budget = new(Apart, milliseconds),
            Runs = new() { Keep = true, Epochs = epochs },
            Watch = new() { Coverage = true, Ends = false },
        };
    }

    /// <summary>A slice has ended.</summary>
    /// <param name="answer">How.</param>
    /// <param name="news">What it has shown that nothing had before.</param>
    internal void Done(SearchResult answer, int news)
    {
        double rate = 1000.0 * news / Math.Max(1, answer.Milliseconds);

        Rate = Slices == 0 ? rate : (Rate + rate) / 2;
        Slices++;
        Runs += answer.Counts.Runs;
        Operations += answer.Counts.Operations;
        Milliseconds += answer.Milliseconds;
        News += news;
        Found ??= answer.Found;
    }

    /// <summary>The process that ran a slice has died.</summary>
    internal void Lost(SearchRequest slice, string why)
        => Died ??= $"{why} It ran {SearchStrategies.NameOf(slice.Strategy)} --depth {slice.Depth} "
            + $"--seed {slice.Seed}, or a later seed.";
}
