// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

public class PinTests(ITestOutputHelper output)
{
    private static IEnumerable<string> Files() =>
        Directory.EnumerateFiles(Repository.Workspace.PinFolder, "*.json");

    [Fact]
    public void A_pin_reads_back_as_it_was_written()
    {
        var text = PinFile.Write(Repository.SmallPin());
        Assert.Equal(text, PinFile.Write(PinFile.Read("small", text)));
        foreach (var file in Files())
            Assert.Equal(File.ReadAllText(file),
                PinFile.Write(PinFile.Read(file, File.ReadAllText(file))));
    }

    [Fact]
    public void A_pin_that_was_edited_or_cut_is_refused()
    {
        var text = PinFile.Write(Repository.SmallPin());
        var random = new Random(7);
        for (var i = 0; i < 300; i++)
        {
            var at = random.Next(text.Length - 3);
            var damaged = (i % 3) switch
            {
                0 => text[..at],
                1 => text.Remove(at, 1).Insert(at, text[at] == '7' ? "8" : "7"),
                _ => text.Remove(at, random.Next(1, Math.Min(40, text.Length - at))),
            };
            // White space and what separates values may go without a loss.
            if (Same(damaged, text))
                continue;
            var e = Assert.Throws<ReferenceException>(() =>
                PinFile.Read("kernel-ref/pins/x.json", damaged));
            Assert.Contains("kernel-ref/pins/x.json is not an intact pin", e.Message);
        }
    }

    [Fact]
    public void Every_ported_file_is_pinned_or_named_as_not_compared()
    {
        var scope = Repository.Workspace.Scope();
        Assert.Equal(
            Repository.Workspace.Port.Select(f => Linux.Reference.CSharp.PortTree.UpstreamOf(f.Path)),
            scope.Files.Concat(scope.Never).Select(f => f.File).Order(StringComparer.Ordinal));
        Assert.All(scope.Never, f => Assert.NotEmpty(f.Reason));
    }

    private static bool Same(string a, string b)
    {
        try
        {
            return JsonSerializer.Serialize(JsonDocument.Parse(a)) == JsonSerializer.Serialize(
                JsonDocument.Parse(b));
        }
        catch (JsonException)
        {
            return false;
        }
    }

    /// <summary>
    /// Strings of a pin are names, hashes with lines, and conditions of arms; never code.
    /// </summary>
    [Fact]
    public void Pins_hold_no_upstream_text()
    {
        foreach (var file in Files())
        {
            var pin = PinFile.Read(file, File.ReadAllText(file));
            foreach (var item in pin.Items)
            {
                Assert.Matches(item.Kind switch
                {
                    ItemKind.Include => @"^[\w./-]+$",
                    ItemKind.Directive => @"^#\w+( [^"";{}]+)?$",
                    _ => @"^(enum )?[A-Za-z_]\w*(\(\w+\))?$|^\([\w ]+\)$",
                }, item.Name);
                Assert.Matches(item.Ported ? "^[0-9a-f]{16}$" : "^$", item.Signature);
                Assert.Matches("^([0-9a-f]{16})?$", item.Attributes);
                Assert.Matches("^[0-9a-f]{16}$", item.Text);
                Assert.All(item.Statements, s =>
                    Assert.Matches("^[0-9a-f]{16} [0-9a-f]{16} [ielsb]*$",
                    $"{s.Exact} {s.Canonical} {s.Place}"));
                if (item.Off is not null)
                    Assert.Matches(@"^[\w\s!&|()<>=%""]+$", item.Off);
            }
            var strings = Regex.Matches(File.ReadAllText(file), "\"([^\"]*)\"").Select(m =>
                m.Groups[1].Value);
            Assert.All(strings, s => Assert.DoesNotContain(";", s));
            Assert.All(strings, s => Assert.InRange(s.Length, 0, 200));
        }
    }

    [Fact]
    public void Every_listed_file_is_pinned_and_no_other()
    {
        var listed = Repository.Workspace.Scope().Files
            .OrderBy(f => f.File, StringComparer.Ordinal).ToList();
        Assert.Equal(listed.Select(f => f.File), Repository.Workspace.Pins.Select(p => p.File));
        Assert.Equal(listed.Select(f => (f.Level, f.Source, f.Version)),
            Repository.Workspace.Pins.Select(p => ((PinLevel?)p.Level, p.Source, p.Version)));
    }

    [Fact]
    public void A_pin_compared_with_its_own_tree_shows_nothing()
    {
        var small = TreeComparer.Compare([Repository.SmallPin()],
            FolderTree.Open(Repository.Small()),
            Repository.Config, []);
        Assert.False(small.Any);
        foreach (var source in Repository.Workspace.Pins.GroupBy(p => p.Source).Where(g =>
            g.Key.StartsWith("linux-source-", StringComparison.Ordinal)))
        {
            if (Repository.Kernel(source.Key, output) is not { } folder)
                continue;
            var tree = FolderTree.Open(folder);
            var pins = source.Where(p =>
                tree.Read(p.File) is { } text && Pinner.Sha256(text) == p.Sha256).ToList();
            output.WriteLine(
                $"{pins.Count} of {source.Count()} files of {source.Key} have the pinned checksum");
            if (pins.Count == 0)
                continue;
            var diff = TreeComparer.Compare(pins, tree, Repository.Config,
                Repository.Workspace.Port);
            Assert.Equal("", string.Join('\n', diff.Files.Where(f => f.Any).Select(f => f.File)));
        }
    }

    [Fact]
    public void Pins_are_those_that_the_reader_makes_today()
    {
        var compared = 0;
        foreach (var pin in Repository.Workspace.Pins)
        {
            if (Repository.Kernel(pin.Source, output) is not { } folder ||
                Repository.KernelFile(folder, pin.File, pin.Sha256, output) is not { } text)
                continue;
            var made = Pinner.Make(CReader.Read(pin.File, text, Repository.Config), text,
                pin.Source, pin.Version, pin.Level,
                pin.Items.Where(i => i.Ported).Select(i => i.Name).ToHashSet());
            Assert.Equal(PinFile.Write(pin), PinFile.Write(made));
            compared++;
        }
        output.WriteLine($"{compared} pins compared");
    }
}
