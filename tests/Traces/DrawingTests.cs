// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using Linux.View;

namespace Linux.Tests.Traces;

/// <summary>Pages of traces and drawings hold what they are made of.</summary>
public sealed class DrawingTests : IDisposable
{
    private const string Table = "# Page\n\n| load | CPUs | pulled | pushed |\n|---|---|---|---|\n"
        + "| idle | 8 | 50 | 1,000 |\n| busy | 8 | 5 % | 10 |\n\nMore.\n";

    private readonly Scratch _scratch = new();

    [Fact]
    public void PageOfARun_HasItsEventsAndItsHierarchy()
    {
        var machine = new MachineOptions { Cpus = 6, Nodes = 2, CheckInvariants = false };

        RecordedRun.Spool(machine, 4_000_000_000, _scratch.File("spool"));
        List<TimelineEvent> events = SpoolTimeline.Read(_scratch.File("spool")).ToList();
        TimelinePage page = TimelinePage.Of("six CPUs", ["It ran."], events);
        string data = Regex.Match(page.ToHtml(), "id=\"data\">(.*?)</script>").Groups[1].Value;

        Assert.Equal(events.Count, page.Count);
        Assert.True(page.Count > 500);
        Assert.Equal(6, page.Cpus);
        Assert.Equal(["GRP0:0", "GRP0:1", "GRP1:0"],
            page.Groups.Select(group => group.Name).Order());
        Assert.Equal(Enumerable.Range(0, 6), page.Groups.SelectMany(group => group.Cpus).Order());
        Assert.Equal("map", (string?)JsonNode.Parse(data)!["page"]);
    }

    [Fact]
    public void PageWithoutEvents_IsRefused()
        => Assert.Throws<InvalidDataException>(() => TimelinePage.Of("nothing", [], []));

    [Fact]
    public void DrawingOfAHierarchy_HasABoxForEachGroup_OrSaysHowManyMore()
    {
        using Machine small = Simulation.Boot(new MachineOptions
        {
            Cpus = 16,
            CheckInvariants = false
        });
        using Machine large = Simulation.Boot(new MachineOptions
        {
            Cpus = 64,
            CheckInvariants = false
        });

        Assert.Equal(3, Boxes(HierarchySvg.Draw(HierarchySnapshot.Of(small))));
        string drawn = HierarchySvg.Draw(HierarchySnapshot.Of(large));
        Assert.Equal(4, Boxes(drawn));
        Assert.Contains("5 more", drawn);
    }

    [Fact]
    public void BarsOfATable_AreAsLongAsItsNumbers()
    {
        XElement svg = XElement.Parse(
            new TableBars("What it saves", [0, 1], [2, 3]).Draw(Table, "| load |"));
        double[] widths = svg.Descendants().Where(one => one.Name.LocalName == "rect").Skip(2)
            .Select(one => (double)one.Attribute("width")!).ToArray();

        Assert.Equal(4, widths.Length);
        Assert.Equal(0.05, widths[0] / widths[1], 2);
        Assert.Contains("idle, 8", svg.Value);
    }

    [Fact]
    public void ATableThatIsNotThere_IsSaid()
        => Assert.Throws<InvalidDataException>(
            () => new TableBars("Nothing", [0], [1]).Draw(Table, "| other |"));

    public void Dispose() => _scratch.Dispose();

    private static int Boxes(string svg)
        => XElement.Parse(svg).Descendants().Count(one => one.Name.LocalName == "rect");
}
