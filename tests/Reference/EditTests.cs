// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Tests.Reference.Edits;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

/// <summary>
/// A tree is edited in one place after the other: each edit is named at its place, and nothing else
/// is. The clockwork tree has each construct once; where a kernel tree is at hand, its functions
/// are edited the same way.
/// </summary>
public class EditTests(ITestOutputHelper output)
{
    private const string Clockwork = "kernel/time/clockwork.c";

    private static EditedTree Tree(string folder, params IEnumerable<string> files) =>
        new(files.ToDictionary(f => f, f => File.ReadAllText(Path.Combine(folder, f))))
        {
            Name = "tree",
        };

    private static EditedTree ClockworkTree() => Tree(Repository.Small("clockwork"), Clockwork,
        ClockworkEdits.Header, ClockworkEdits.Events);

    private static List<Pin> Pins(EditedTree tree) => [.. tree.Files.Select(f => Pinner.Make(
        CReader.Read(f.Key, f.Value, Repository.Config), f.Value, "tree", ""))];

    // What is named and not expected, and what is expected and not named, of all edits.
    private int Check(EditedTree tree, IEnumerable<(string Name, EditedTree After, string[] Expected)> edits)
    {
        var pins = Pins(tree);
        var wrong = new List<string>();
        var count = 0;
        foreach (var (name, after, expected) in edits)
        {
            count++;
            var diff = TreeComparer.Compare(pins, after, Repository.Config, []);
            var named = Named.All(diff);
            if (!named.SetEquals(expected) || diff.Any != expected.Length > 0)
                wrong.Add($"{name}\n  named: {string.Join("\n         ", named)}\n" +
                    $"  right: {string.Join("\n         ", expected)}");
        }
        output.WriteLine($"{count} edits");
        Assert.Equal("", string.Join('\n', wrong));
        return count;
    }

    [Fact]
    public void Each_edit_of_a_function_is_named_at_its_place_and_nothing_else_is()
    {
        var tree = ClockworkTree();
        var text = new CText(Clockwork, tree.Files[Clockwork]);
        string[] functions = ["escape", "wind", "setup_clockwork", "clockwork_init", "strike"];
        Assert.InRange(Check(tree, functions.SelectMany(f => FunctionEdits.Of(text, f))
            .Select(e => (e.Name, tree.With((e.File, e.Text)), e.Expected))), 100, int.MaxValue);
    }

    [Fact]
    public void Each_edit_of_anything_else_is_named_at_its_place_and_nothing_else_is()
    {
        var tree = ClockworkTree();
        Assert.InRange(Check(tree, ClockworkEdits.All(tree)), 60, int.MaxValue);
    }

    /// <summary>Edits of ported files of several kinds, with the port's own lines.</summary>
    [Fact]
    public void Edits_of_ported_files_are_named_with_the_lines_of_the_port()
    {
        if (Repository.Kernel(Repository.Pinned, output) is not { } folder)
        {
            Each_edit_of_anything_else_is_named_at_its_place_and_nothing_else_is();
            return;
        }
        const string Tick = "kernel/time/tick-sched.c";
        const string Jiffies = "include/linux/jiffies.h";
        const string Events = "include/trace/events/timer.h";
        string[] files = [Tick, Jiffies, Events];
        List<Pin> pins = [.. Repository.Workspace.Pins.Where(p => files.Contains(p.File))];
        var tree = Tree(folder, files);
        TreeDiff Diff(string file, string old, string now)
        {
            Assert.Contains(old, tree.Files[file]);
            return TreeComparer.Compare(pins, tree.With((file, tree.Files[file].Replace(old, now))),
                Repository.Config, Repository.Workspace.Port);
        }

        Assert.False(TreeComparer.Compare(pins, tree, Repository.Config, []).Any);
        var kick = new CText(Tick, tree.Files[Tick]).Function("nohz_full_kick_func");
        var inserted = Assert.Single(Diff(Tick, "(struct irq_work *work)\n{\n",
            "(struct irq_work *work)\n{\n\tprepare(work);\n").Files.Single(f => f.Any).Changed);
        var port = Repository.Workspace.Port.Single(f => f.Path.EndsWith("tick-sched.c.cs"));
        var row = Assert.Single(inserted.Rows);
        Assert.Equal((kick.Open + 1, RowKind.Added), (row.NewLine, row.Kind));
        Assert.Equal("{", port.Unit.Lines[row.PortLine - 1].Trim());
        Assert.Contains("nohz_full_kick_func", port.Unit.Lines[row.PortLine - 2]);
        Assert.Equal(["kernel/time/tick-sched.c: setup_tick_nohz: Changed " +
            $"{Array.FindIndex([.. tree.Files[Tick].Split('\n')], l => l.StartsWith("__setup(")) + 1}"],
            Named.All(Diff(Tick, "__setup(\"nohz=\"", "__setup(\"nohertz=\"")));
        var field = Assert.Single(Diff(Events, "__field( unsigned long,\texpires\t\t)",
            "__field( u64,\texpires\t\t)").Files.Single(f => f.Any).Changed);
        Assert.Equal(ItemKind.Tracepoint, field.Kind);
        Assert.True(field.PortLine > 0);
        Assert.Equal([Jiffies], Diff(Jiffies, "#define time_after(a,b)", "#define time_after(b,a)")
            .Files.Where(f => f.Any).Select(f => f.File));
    }

    [Theory]
    [InlineData("kernel/time/timer.c", "detach_timer", "enqueue_timer", "__mod_timer", "expire_timers",
        "get_timer_base", "timers_dead_cpu")]
    [InlineData("kernel/time/tick-sched.c", "tick_do_update_jiffies64", "tick_nohz_stop_tick",
        "tick_nohz_restart_sched_tick")]
    [InlineData("kernel/time/timer_migration.c", "tmigr_update_events", "tmigr_inactive_up")]
    [InlineData("kernel/time/hrtimer.c", "hrtimer_try_to_cancel", "__hrtimer_run_queues")]
    public void Each_edit_of_a_kernel_is_named_at_its_place_and_nothing_else_is(
        string file, params string[] functions)
    {
        if (Repository.Kernel(Repository.Pinned, output) is not { } folder)
        {
            Each_edit_of_a_function_is_named_at_its_place_and_nothing_else_is();
            return;
        }
        var tree = Tree(folder, file);
        var text = new CText(file, tree.Files[file]);
        Assert.InRange(Check(tree, functions.SelectMany(f => FunctionEdits.Of(text, f))
            .Select(e => (e.Name, tree.With((e.File, e.Text)), e.Expected))),
            15 * functions.Length, int.MaxValue);
    }
}
