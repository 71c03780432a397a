// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;

namespace Linux.Analyzers.Flow;

/// <summary>
/// What came out for one function: for its callers, for the user, and for when all are done.
/// </summary>
/// <param name="Body">What was looked at.</param>
/// <param name="Summary">What callers need to know.</param>
/// <param name="Findings">What is wrong.</param>
/// <param name="Notes">What is judged when all functions were seen.</param>
/// <param name="Questions">What it depends on, null when it may not be used again.</param>
internal sealed record FunctionResult(Body Body, Summary Summary, IReadOnlyList<Finding> Findings,
    Notes Notes, Questions? Questions)
{
    /// <summary>The functions that it was solved with, because they call each other.</summary>
    public IReadOnlyList<Body> Component { get; init; } = [];

    /// <summary>What came out in each round, until nothing changed.</summary>
    public IReadOnlyList<FunctionResult> Rounds { get; init; } = [];
}
