// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>Says what the runs of a search are, one after the other.</summary>
internal interface ISearchPolicy
{
    /// <summary>Whether every schedule within the policy's bound has been run.</summary>
    bool Complete { get; }

    /// <summary>Whether the run that was asked for last is made to know the way alone: it counts in
    /// another part of the search.</summary>
    bool IsOfAnotherPart => false;

    /// <summary>Different states at choices so far, where they are counted.</summary>
    long StatesMet => 0;

    /// <summary>Makes itself ready, before the first run.</summary>
    /// <param name="run">Makes a run that does not count, and tells how many choices it had.</param>
    void Prepare(Func<IRunPolicy, int> run)
    {
    }

    /// <summary>Who decides in the next run, or null when there is nothing left to try.</summary>
    IRunPolicy? NextRun(ulong seed);

    /// <summary>Who decides in an epoch that has about so many choices.</summary>
    /// <exception cref="ArgumentException">The policy makes whole runs alone.</exception>
    IRunPolicy NextEpoch(ulong seed, int choices)
        => throw new ArgumentException("epochs go with random, pct, and dfs that is not reduced");

    /// <summary>Told how a run went.</summary>
    /// <param name="redundant">Whether the policy ended it before its end.</param>
    void Ran(bool redundant)
    {
    }
}
