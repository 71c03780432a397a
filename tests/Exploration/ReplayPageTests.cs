// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Executions;
using Linux.Images;
using Linux.Tests.Browsing;
using Linux.View;
using Xunit.Abstractions;

namespace Linux.Tests.Exploration;

/// <summary>The page of the lost timer shows where it is lost, to a browser too where there is
/// one.</summary>
public class ReplayPageTests(ITestOutputHelper output)
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
    public void Page_NeedsNothingElse()
    {
        string html = s_page.Value.ToHtml();

        Assert.DoesNotMatch(@"(src|href)\s*=\s*[""']|@import|url\(", html);
        Assert.DoesNotContain("@data@", html);
    }

    [Fact]
    public async Task Page_InABrowser_MarksOneStep_AndIsDrivenByKeys()
    {
        if (!Browser.IsThere)
        {
            output.WriteLine(Browser.Missing);
            return;
        }
        long marked = s_page.Value.Staying!.Step;
        using var file = new PageFile(s_page.Value.ToHtml());
        await using Browser browser = await Browser.Start();
        BrowserPage page = await browser.Open(file.Path);

        Assert.Equal($"{marked}", await page.Get<string>(
            "[...document.querySelectorAll('[data-marked]')].map(row => row.dataset.step).join()"));
        Assert.Equal(marked, await page.Get<long>("portView.cursor()"));
        string shown = await page.Get<string>("document.body.innerText");
        Assert.Contains("I4 broken", shown);
        Assert.Contains("stays below: GRP1:0 does not know it.", shown);
        Assert.Equal(5, await page.Get<int>("document.querySelectorAll('#story li').length"));

        await Steps(page, marked);
        await Tree(page);
        await Folds(page);
        await Searches(page);
        await LooksAndPrints(page);
        Assert.Empty(browser.Complaints);
    }

    private static async Task Steps(BrowserPage page, long marked)
    {
        await page.Press("k");
        Assert.InRange(await page.Get<long>("portView.cursor()"), 1, marked - 1);
        await page.Press("j");
        Assert.Equal(marked, await page.Get<long>("portView.cursor()"));
        await page.Press("p", "p");
        long before = await page.Get<long>("portView.cursor()");
        Assert.InRange(before, 1, marked - 1);
        await page.Press("n", "n");
        Assert.Equal(marked, await page.Get<long>("portView.cursor()"));
        await page.Press("Home");
        Assert.Equal(s_page.Value.Run.Steps[0].Number, await page.Get<long>("portView.cursor()"));
        await page.Press("m");
        Assert.Equal(marked, await page.Get<long>("portView.cursor()"));
        await page.Get<bool>("(document.querySelector('#story a').click(), true)");
        Assert.Equal(
            await page.Get<string>("document.querySelector('#story a').textContent"),
            $"step {await page.Get<long>("portView.cursor()")}");
        await page.Press("m");
    }

    /// <summary>The tree is that of the cursor's step, what the step changed is marked, and its line is shown.</summary>
    private static async Task Tree(BrowserPage page)
    {
        string at = await page.Get<string>("document.querySelector('#tree').textContent");

        Assert.Contains("GRP0:0", at);
        Assert.True(await page.Get<int>("document.querySelectorAll('#tree .chbg').length") > 0);
        Assert.Equal(1, await page.Get<int>("document.querySelectorAll('#source .at').length"));
        await page.Press("Home");
        Assert.NotEqual(at, await page.Get<string>("document.querySelector('#tree').textContent"));
        await page.Press("m");
        Assert.Equal(at, await page.Get<string>("document.querySelector('#tree').textContent"));
    }

    private static async Task Folds(BrowserPage page)
    {
        int folded = await page.Get<int>("portView.rows().length");

        await page.Press("f");
        int all = await page.Get<int>("portView.rows().length");
        Assert.True(all > folded);
        Assert.True(all >= s_page.Value.Run.Steps.Length);
        await page.Press("f");
        Assert.Equal(folded, await page.Get<int>("portView.rows().length"));
        await page.Press("Home", "Enter");
        Assert.True(await page.Get<int>("portView.rows().length") > folded);
        await page.Press("Enter");
        Assert.Equal(folded, await page.Get<int>("portView.rows().length"));
    }

    private static async Task Searches(BrowserPage page)
    {
        await page.Press("Home", "/");
        await page.Press([.. "tmigr_inactive_up".Select(letter => $"{letter}"), "Enter"]);
        Assert.Equal("tmigr_inactive_up", await page.Get<string>(
            "portView.steps.find(step => step.number === portView.cursor()).fn"));
        await page.Press("Escape", "m");
    }

    private static async Task LooksAndPrints(BrowserPage page)
    {
        const string Background = "getComputedStyle(document.body).backgroundColor";

        await page.Prefer("light");
        string light = await page.Get<string>(Background);
        await page.Prefer("dark");
        string dark = await page.Get<string>(Background);
        Assert.NotEqual(light, dark);
        await page.Press("t");
        Assert.Equal(light, await page.Get<string>(Background));
        Assert.True((await page.Print()).Length > 20_000);
    }

    private static ReplayFile ReadReplay() => ReplayFile.Read(
        Path.Combine(AppContext.BaseDirectory, "replays", "finding-sibling-sleeps.replay.json"),
            sources: null);

    private static ReplayPage PageOf(ScheduledDecision[] schedule)
    {
        ReplayResult result = ImageHost.Ask(
            new ReplayRequest("finding-sibling-sleeps", schedule) { Record = true });

        return ReplayPage.Of("finding-sibling-sleeps", result.Record!, result.Failure, _
            => string.Concat(Enumerable.Repeat("one line\n", 5000)));
    }
}
