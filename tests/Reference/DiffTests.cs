// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

public class DiffTests(ITestOutputHelper output)
{
    private sealed record Expected(string Sha256, string[] Changed, string[] Removed,
        string[] Added);

    private static TreeDiff Newer() => TreeComparer.Compare([Repository.SmallPin()],
        FolderTree.Open(Repository.Small("newer")), Repository.Config, Repository.SmallPort(), "small 1");

    [Fact]
    public void The_small_trees_differ_where_they_were_edited()
    {
        var file = Assert.Single(Newer().Files);
        Assert.Equal(["wheel", "wheel_cpu", "wheel_add", "wheel_turn",
            "SYSCALL_DEFINE2(wheel_spin)", "wheel_init"],
            file.Changed.Select(c => c.Name));
        Assert.Equal("!(CONFIG_SMP)", file.Changed[1].Off);
        Assert.Equal([ItemKind.Struct, ItemKind.Function, ItemKind.Function, ItemKind.Function,
            ItemKind.Function, ItemKind.Function], file.Changed.Select(c => c.Kind));
        Assert.Equal(["wheel_stop"], file.Added.Select(a => a.Name));
        Assert.Equal(["wheel_is_idle"], file.Removed.Select(r => r.Name));
        var renamed = Assert.Single(file.Renamed);
        Assert.Equal(("wheel_old_name", "wheel_new_name", 100),
            (renamed.From, renamed.To, renamed.Similarity));
    }

    [Fact]
    public void A_changed_statement_stands_beside_the_line_of_the_port()
    {
        var file = Newer().Files[0];
        var port = Repository.SmallPort()[0].Unit.Lines;
        var changed = file.Changed.Single(c => c.Name == "wheel_add").Rows.Where(r =>
            r.Kind != RowKind.Same).ToList();
        var row = Assert.Single(changed);
        Assert.Equal(RowKind.Changed, row.Kind);
        Assert.Equal("if (old == idx && !s->stale && !w->fn)", row.NewText);
        Assert.Equal("if (old == idx && !s->stale)", port[row.PortLine - 1].Trim());
        var added = Assert.Single(file.Changed.Single(c => c.Name == "wheel_turn").Rows, r =>
            r.Kind != RowKind.Same);
        Assert.Equal((RowKind.Added, "w->turns++;"), (added.Kind, added.NewText));
        Assert.Equal(["loop"], added.Nesting);
        Assert.Equal("w->clk++;", port[added.PortLine - 1].Trim());
        var gone = Assert.Single(file.Removed);
        Assert.Contains("wheel_is_idle", port[gone.PortLine - 1]);
    }

    [Fact]
    public void The_summary_and_the_plan_name_every_change()
    {
        var diff = Newer();
        var summary = Summary.Write(diff);
        Assert.All(summary.Split('\n'), l => Assert.True(l.Length <= 80, l));
        Assert.Contains("renamed: wheel_old_name to wheel_new_name (100 %)", summary);
        Assert.Contains("1 of 1 file differ: 1 added, 1 removed, 1 renamed,\n6 changed, ", summary);
        var plan = PatchPlan.Write(diff, new NotPorted([]))
            .Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.All(plan.Skip(1), l =>
            Assert.Matches(@"^- \[ \] src/Kernel/kernel/time/wheel\.c\.cs(:\d+)? .+", l));
        Assert.Contains(plan, l => l.Contains("wheel_turn: insert after this line, in loop `w->turns++;`"));
        Assert.Contains("new function wheel_stop", SideBySide.Write(diff));
    }

    [Fact]
    public void Comments_and_white_space_are_no_change()
    {
        var pin = Repository.SmallPin();
        var text = string.Join('\n', Repository.ReadSmall().Lines);
        var spaced = text.Replace(";\n", ";\t/* a remark */\n\n").Replace(" + ", "  +\t");
        var unit = Linux.Reference.C.CReader.Read("kernel/time/wheel.c", spaced, Repository.Config);
        Assert.False(FileComparer.Compare(pin, unit, null).Any);
    }

    /// <summary>
    /// What ctags and a plain comparison of function texts say differs between 7.2 and 6.12; see
    /// oracle/make.
    /// </summary>
    [Fact]
    public void Changed_functions_between_two_kernels_equal_those_of_a_plain_diff()
    {
        var expected = JsonSerializer.Deserialize<Dictionary<string, Expected>>(
            File.ReadAllText(Path.Combine(Repository.Top,
                "tests/Reference/oracle/diff-kernel.json")),
            new JsonSerializerOptions { PropertyNameCaseInsensitive = true })!;
        Assert.Equal(2, expected.Count);
        if (Repository.Kernel("linux-source-6.12", output) is not { } folder)
        {
            The_small_trees_differ_where_they_were_edited();
            return;
        }
        foreach (var (file, answer) in expected)
        {
            if (Repository.KernelFile(folder, file, answer.Sha256, output) is null)
                continue;
            var diff = TreeComparer.Compare([Repository.Workspace.Pins.Single(p => p.File == file)],
                FolderTree.Open(folder), Repository.Config, Repository.Workspace.Port).Files[0];
            static IEnumerable<string> Functions(IEnumerable<ItemName> items) =>
                items.Where(i => i.Kind == ItemKind.Function).Select(i => i.Name);
            var renames = diff.Renamed.Where(r => r.Diff.Kind == ItemKind.Function).ToList();
            Assert.Equal(answer.Changed, diff.Changed.Where(c => c.Kind == ItemKind.Function)
                .Select(c => c.Name).Distinct().Order(StringComparer.Ordinal));
            Assert.Equal(answer.Removed, Functions(diff.Removed).Concat(renames.Select(r => r.From))
                .Order(StringComparer.Ordinal));
            Assert.Equal(answer.Added, Functions(diff.Added).Concat(renames.Select(r => r.To))
                .Order(StringComparer.Ordinal));
            output.WriteLine($"{file}: {answer.Changed.Length} changed functions agree");
        }
    }
}
