// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Executions;
using Linux.Images;
using Linux.View;

namespace Linux.Tests.Exploration;

/// <summary>The page of the lost timer shows where it is lost, to a browser too where there is
/// one.</summary>
public class ReplayPageTests
{
    private static readonly Lazy<ReplayPage> s_page = new(() => PageOf(ReadReplay().Schedule));

    [Fact]
    public void SiblingSleeps_IsMarkedWhereTheEventStaysBelow()
    {
        ReplayPage page = s_page.Value;
        RecordedStep step = page.Run.Steps.Single(step => step.Number == page.Staying!.Step);

        Assert.Equal(("GRP0:0", "GRP1:0"), (page.Staying!.Group, page.Staying.Parent));
        Assert.Equal("GRP0:0.next_expiry", page.Run.Names[step.Place]);
        Assert.Equal(visible_kind.Store, step.Kind);
        Assert.Equal(step.After, page.Staying.Expires);
        Assert.Equal("tmigr_update_events", page.Run.Names[step.Stack[^1]]);
    }

    [Fact]
    public void SiblingSleeps_IsToldInFiveSentences()
    {
        ReplayPage page = s_page.Value;

        Assert.Equal(5, page.Sentences.Count);
        Assert.StartsWith("I4 is broken", page.Sentences[0]);
        Assert.Contains("in tmigr_inactive_up()", page.Sentences[2]);
        Assert.Contains("migr_state", page.Sentences[3]);
        Assert.EndsWith("stays below.", page.Sentences[4]);
    }

    [Fact]
    public void SiblingSleeps_GoesOnWithAStaleReadAndWaitsForALock()
    {
        ReplayPage page = s_page.Value;
        StaleRead read = Assert.Single(page.Stale);
        LockWait wait = Assert.Single(page.Waits);

        Assert.Equal("GRP0:0.migr_state", page.Run.Names[read.Place]);
        Assert.True(read.Read < read.Write && read.Write < read.Next);
        Assert.Equal("GRP0:0.lock", page.Run.Names[wait.Place]);
        Assert.Contains(page.Locks, bar => bar.To == wait.Released);
        Assert.All(page.Locks, bar => Assert.True(bar.From < bar.To));
    }

    [Fact]
    public void ARunThatDoesNotFail_HasNoMark()
    {
        ReplayPage page = PageOf([]);

        Assert.Null(page.Broken);
        Assert.Null(page.Staying);
        Assert.Empty(page.Sentences);
        Assert.NotEmpty(page.Run.Steps);
    }

    [Fact]
    public void Page_NeedsNothingElse_AndMarksOneStep()
    {
        string html = s_page.Value.ToHtml();

        Assert.DoesNotMatch(@"(src|href)\s*=\s*[""']|@import|url\(", html);
        Assert.DoesNotContain("@data@", html);
        if (!Browser.IsThere)
            return;
        string path = Path.Combine(Directory.CreateTempSubdirectory("port-page-").FullName,
            "page.html");
        File.WriteAllText(path, html);
        string shown = Browser.Open(path);
        Match marked = Assert
            .Single(Regex.Matches(shown, @"data-step=""(\d+)"" data-marked=""true"""));

        Assert.Equal($"{s_page.Value.Staying!.Step}", marked.Groups[1].Value);
        Assert.Contains("stays below: GRP1:0 does not know it.", shown);
        Assert.Contains("tmigr_update_events()", shown);
        Directory.Delete(Path.GetDirectoryName(path)!, true);
    }

    private static ReplayFile ReadReplay() => ReplayFile.Read(
        Path.Combine(AppContext.BaseDirectory, "replays", "finding-sibling-sleeps.replay.json"),
            sources: null);

    private static ReplayPage PageOf(ScheduledDecision[] schedule)
    {
        ReplayResult result = ImageHost.Ask(
            new ReplayRequest("finding-sibling-sleeps", schedule) { Record = true });

        return ReplayPage.Of("finding-sibling-sleeps", result.Record!, result.Failure, _
            => "one line\n");
    }
}
