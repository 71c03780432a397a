// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace Linux.Executions;

/// <summary>How a search makes its decisions.</summary>
[JsonConverter(typeof(JsonStringEnumConverter<SearchStrategy>))]
public enum SearchStrategy
{
    /// <summary>Switches at random.</summary>
    Random,

    /// <summary>Random priorities, which change at a few places.</summary>
    Pct,

    /// <summary>Every schedule within a bound on preemptions.</summary>
    Dfs,

    /// <summary>Every schedule, up to the order of independent steps.</summary>
    ReducedDfs,
}

/// <summary>The strategies that there are: their names and who decides in them.</summary>
public static class SearchStrategies
{
    /// <summary>Names on the command line, where the reduced one is an option of dfs.</summary>
    public static IReadOnlyList<string> Names { get; } = ["random", "pct", "dfs"];

    /// <summary>The strategy of a name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="reduce">Whether dfs is to be reduced.</param>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static SearchStrategy Named(string name, bool reduce = false) => (name, reduce) switch
    {
        ("random", false) => SearchStrategy.Random,
        ("pct", false) => SearchStrategy.Pct,
        ("dfs", false) => SearchStrategy.Dfs,
        ("dfs", true) => SearchStrategy.ReducedDfs,
        _ => throw new ArgumentException(
            $"there is no strategy {name}{(reduce ? ", reduced" : "")}. It is one of {string.Join(", ", Names)}."),
    };

    /// <summary>The name of a strategy, with its option.</summary>
    public static string NameOf(SearchStrategy strategy) => strategy switch
    {
        SearchStrategy.Random => "random",
        SearchStrategy.Pct => "pct",
        SearchStrategy.Dfs => "dfs",
        SearchStrategy.ReducedDfs => "dfs --reduce",
        _ => throw new ArgumentException($"there is no strategy {strategy}"),
    };

    /// <summary>Whether each run starts from where the one before ended, so that the runs cannot be shared out.</summary>
    public static bool IsExhaustive(SearchStrategy strategy)
        => strategy is SearchStrategy.Dfs or SearchStrategy.ReducedDfs;

    /// <summary>Who decides in the runs of a search.</summary>
    internal static ISearchPolicy PolicyOf(SearchRequest request) => request.Strategy switch
    {
        SearchStrategy.Random => new RandomPolicy(),
        SearchStrategy.Pct => new PctPolicy(
            request.Depth, $"{request.Scenario} {request.Memory} {request.StaleReads} {request.History}"),
        SearchStrategy.Dfs => new DfsPolicy(request.Depth, request.States, request.Shard),
        SearchStrategy.ReducedDfs => new ReducedDfsPolicy(),
        _ => throw new ArgumentException($"there is no strategy {request.Strategy}"),
    };
}
