// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Exploration;

/// <summary>
/// What the open scenarios require holds behind the findings, and is noticed where it does not.
/// </summary>
public class OpenScenarioTests
{
    // One run of a mix takes as long as all of the others together.
    public static TheoryData<string> Names
        => new(Scenarios.All.Select(static scenario => scenario.Name).Where(static name
            => name.StartsWith("open-", StringComparison.Ordinal)
            && (PortBudget.IsFull || !name.StartsWith("open-mix", StringComparison.Ordinal))));

    [Theory]
    [MemberData(nameof(Names))]
    public void BehindTheFindings_NothingBreaks(string name)
    {
        SearchResult made = ImageHost.AskBehindFindings(new SearchRequest(name,
            SearchStrategy.Random, 77)
        {
            Budget = new(ImageHost.Budget(10)),
        });

        Assert.Null(made.Failure?.Text);
        Assert.Equal((long)ImageHost.Budget(10), made.Counts.Runs);
    }
}
