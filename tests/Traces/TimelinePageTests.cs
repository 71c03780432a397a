// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using Linux.Tests.Browsing;
using Linux.View;
using Xunit.Abstractions;

namespace Linux.Tests.Traces;

/// <summary>The page of a run is drawn, and driven by keys, where there is a browser.</summary>
public sealed class TimelinePageTests(ITestOutputHelper output) : IDisposable
{
    private const string Ink =
        "(() => { const map = document.getElementById('map'), all = map.getContext('2d')"
        + ".getImageData(0, 0, map.width, map.height).data; let n = 0;"
        + " for (let i = 3; i < all.length; i += 4) n += all[i] > 0; return n; })()";

    private readonly Scratch _scratch = new();

    [Fact]
    public async Task Page_DrawsItsEvents_AndIsDrivenByKeys()
    {
        var machine = new MachineOptions { Cpus = 24, Nodes = 2, CheckInvariants = false };

        RecordedRun.Spool(machine, 2_000_000_000, _scratch.File("spool"));
        TimelinePage made =
            TimelinePage.Of("24 CPUs", ["It ran."], SpoolTimeline.Read(_scratch.File("spool")));
        string html = made.ToHtml();

        Assert.DoesNotMatch(@"(src|href)\s*=\s*[""']|@import|url\(", html);
        Assert.Equal(24, made.Cpus);
        if (!Browser.IsThere)
        {
            output.WriteLine(Browser.Missing);
            return;
        }
        using var file = new PageFile(html);
        await using Browser browser = await Browser.Start();
        BrowserPage page = await browser.Open(file.Path);

        Assert.Equal(made.Count, await page.Get<int>("portView.count"));
        Assert.True(await page.Get<int>(Ink) > 2000);
        Assert.Contains(
            "24 CPUs", await page.Get<string>("document.getElementById('badge').textContent"));
        await Zooms(page);
        await Steps(page);
        Assert.True((await page.Print()).Length > 5_000);
        Assert.Empty(browser.Complaints);
    }

    [Fact]
    public async Task Page_OnANarrowScreen_HasTheSideBelow()
    {
        TimelinePage made =
            TimelinePage.Of("one event", [], [new TimelineEvent(5, 0, "timer_init", "timer=1")]);

        Assert.Equal((1, 1), (made.Count, made.Cpus));
        if (!Browser.IsThere)
        {
            output.WriteLine(Browser.Missing);
            return;
        }
        using var file = new PageFile(made.ToHtml());
        await using Browser browser = await Browser.Start();
        BrowserPage page = await browser.Open(file.Path, 600, 900);

        Assert.True(await page.Get<bool>(
            "document.getElementById('side').getBoundingClientRect().top"
            + " >= document.getElementById('time').getBoundingClientRect().bottom"));
        Assert.True(await page.Get<bool>("document.documentElement.scrollWidth <= 600"));
    }

    /// <summary>Says how long it takes; docs/results/traces.md has the figure.</summary>
    [Fact]
    public async Task Page_Of4096Cpus_Opens()
    {
        int cpus = PortBudget.IsFull ? 4096 : 128;

        RecordedRun.Spool(
            new MachineOptions
            {
                Cpus = cpus,
                Nodes = Math.Max(1, cpus / 512),
                CheckInvariants = false
            },
            PortBudget.IsFull ? 10_000_000_000 : 500_000_000, _scratch.File("spool"));
        TimelinePage made =
            TimelinePage.Of("large", [], SpoolTimeline.Read(_scratch.File("spool")));
        using var file = new PageFile(made.ToHtml());

        Assert.Equal(cpus, made.Cpus);
        Assert.InRange(new FileInfo(file.Path).Length, 1, 8L * made.Count + (1 << 19));
        if (!Browser.IsThere)
        {
            output.WriteLine(Browser.Missing);
            return;
        }
        await using Browser browser = await Browser.Start();

        for (int i = 0; i < 5; i++)
        {
            BrowserPage page = await browser.Open(file.Path);

            Assert.Equal(made.Count, await page.Get<int>("portView.count"));
            output.WriteLine(
                $"{cpus} CPUs, {made.Count} events, {new FileInfo(file.Path).Length} bytes: open "
                + "after "
                + $"{await page.Get<string>("document.documentElement.dataset.ready")} ms");
        }
        Assert.Empty(browser.Complaints);
    }

    public void Dispose() => _scratch.Dispose();

    private static async Task Zooms(BrowserPage page)
    {
        const string Span = "portView.view()[1] - portView.view()[0]";
        const string Cpus = "portView.view()[3] - portView.view()[2]";
        double all = await page.Get<double>(Span);

        await page.Press("+");
        Assert.Equal(all / 2, await page.Get<double>(Span), 1.0);
        await page.Press("[");
        Assert.Equal(12, await page.Get<int>(Cpus));
        await page.Press("0");
        Assert.Equal(all, await page.Get<double>(Span), 1.0);
        Assert.Equal(24, await page.Get<int>(Cpus));
    }

    private static async Task Steps(BrowserPage page)
    {
        await page.Press("j", "j");
        Assert.Equal(2, await page.Get<int>("portView.cursor()"));
        await page.Press("k");
        Assert.Equal(1, await page.Get<int>("portView.cursor()"));
        await page.Press("n");
        int change = await page.Get<int>("portView.cursor()");
        Assert.True(change > 1);
        Assert.Equal(
            "changed by this event",
            await page.Get<string>("document.getElementById('treeat').textContent"));
        Assert.True(await page.Get<int>("document.querySelectorAll('#tree rect.box').length") > 0);
        await page.Press("n", "p");
        Assert.Equal(change, await page.Get<int>("portView.cursor()"));
        await page.Press("0", "/");
        await page.Press([.. "tmigr_cpu_idle".Select(letter => $"{letter}"), "Enter"]);
        Assert.Contains(
            "tmigr_cpu_idle",
            await page.Get<string>("document.querySelector('#list .cur').textContent"));
    }
}
