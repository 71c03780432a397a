// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Tests.Translation.Drawing;
using Linux.Translation.Apply;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

/// <summary>
/// Patches of the kind that maintainers post, written on the kernel that was ported.
/// PORT_BUDGET=full makes all of them.
/// </summary>
public sealed class WrittenPatchTests(ITestOutputHelper output)
{
    private const string Tree = "linux-source-7.2";
    private const string C = "kernel/time/timer_migration.c";
    private const string Header = "kernel/time/timer_migration.h";
    private const string Events = "include/trace/events/timer_migration.h";

    // What changes in which function or item of which file, and what the port gets.
    private static readonly (string Name, (string File, string In, string From, string To)[] Edits,
        string Code)[] s_patches =
    [
        ("a guard", [(C, "tmigr_cpu_activate", @"\braw_spin_lock\(", "guard(raw_spinlock)("),
            (C, "tmigr_cpu_activate", @"\t\braw_spin_unlock\(.*\n", "")],
            "using var g1 = guard(&tmc->@lock);"),
        ("a helper in a header", [(Header, "tmigr_group", @"^struct tmigr_group \{",
                "static inline bool written_waits(struct tmigr_event *evt)\n{\n" +
                "\treturn !READ_ONCE(evt->ignore);\n}\n\nstruct tmigr_group {"),
            (C, "tmigr_next_groupevt", @"!READ_ONCE\(evt->ignore\)", "written_waits(evt)")],
            "if (written_waits(evt)) {"),
        ("another lock", [(C, "tmigr_handle_remote_up", @"\braw_spin_lock_irq\((.*)\)",
                "raw_spin_lock_irqsave($1, flags)"),
            (C, "tmigr_handle_remote_up", @"\braw_spin_unlock_irq\((.*)\)",
                "raw_spin_unlock_irqrestore($1, flags)"),
            (C, "tmigr_handle_remote_up", @"^\tu8 ", "\tunsigned long flags;\n\tu8 ")],
            "raw_spin_lock_irqsave(&group->@lock, out flags);"),
        ("a field", [(Header, "tmigr_cpu", @"^\tu64\b", "\tu64 written;\n\tu64"),
            (C, "tmigr_cpu_deactivate", @"^\ttmc->idle = ", "\ttmc->written++;\n\ttmc->idle = ")],
            "tmc->written++;"),
        ("an argument of a tracepoint",
            [(Events, "tmigr_handle_remote", @"TP_PROTO\((.*)\)", "TP_PROTO($1, u64 now)"),
            (Events, "tmigr_handle_remote", @"TP_ARGS\((.*)\)", "TP_ARGS($1, now)"),
            (Events, "tmigr_handle_remote", @"TP_STRUCT__entry\(",
                "TP_STRUCT__entry(\n\t\t__field( u64,\tnow\t)"),
            (Events, "tmigr_handle_remote", @"TP_fast_assign\(",
                "TP_fast_assign(\n\t\t__entry->now = now;"),
            (C, "tmigr_handle_remote_up", @"trace_tmigr_handle_remote\(group", "$0, now")],
            "trace_tmigr_handle_remote(group, now);"),
        ("a weaker order", [(C, "tmigr_inactive_up", "atomic_read_acquire", "atomic_read"),
            (C, "tmigr_inactive_up", @"\t\tsmp_mb__after_atomic\(\);\n", "")],
            "curstate.state = (uint)atomic_read(&group->migr_state);"),
    ];

    [Fact]
    public void A_patch_as_it_is_posted_is_made_in_the_port()
    {
        if (Samples.Kernel(Tree) is not { } folder)
        {
            output.WriteLine($"no {Tree} in $KERNEL_REF or kernel-ref/trees: nothing is written");
            return;
        }
        var tree = FolderTree.Open(folder);
        foreach (var (name, edits, code) in s_patches.Take(PortBudget.IsFull ? int.MaxValue : 2))
        {
            var patch = string.Concat(edits.GroupBy(e => e.File).Select(f =>
                UnifiedDiff.Write(f.Key, tree.Read(f.Key)!, f.Aggregate(tree.Read(f.Key)!, Edit))));
            var file = Path.Combine(Path.GetTempPath(), $"written-{Environment.ProcessId}.patch");
            File.WriteAllText(file, patch);
            var input = ChangeInput.OfPatches(Samples.Workspace, [file], folder);
            File.Delete(file);
            var plan = input.Plan(Samples.Workspace, Samples.Port);
            output.WriteLine($"{name}: {string.Join(" | ", plan.Problems)}");
            Assert.Empty(plan.Problems);
            Assert.Contains(plan.Files, f => PortTree.IsPorted(f.Path) &&
                !f.Before.Contains(code) && f.After.Contains(code));
        }
    }

    private static string Edit(string text, (string File, string In, string From, string To) edit)
    {
        var file = new CFile(edit.File, text, Samples.Workspace.Config());
        var item = file.Unit.Items.First(i => i.Name == edit.In && i.Off is null &&
            i.Statements.Count > 0);
        var (from, count) = (item.Line - 1, item.EndLine - item.Line + 1);
        var old = string.Join('\n', file.Lines.Skip(from).Take(count)) + "\n";
        Assert.Matches(new Regex(edit.From, RegexOptions.Multiline), old);
        return file.With(from, count,
            Regex.Replace(old, edit.From, edit.To, RegexOptions.Multiline)
                .TrimEnd('\n').Split('\n'));
    }
}
