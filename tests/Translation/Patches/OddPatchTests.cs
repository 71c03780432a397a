// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Tests.Translation.Drawing;
using Linux.Translation.Apply;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

/// <summary>
/// Patches that do more to files than change statements: each is made in the port, or refused with
/// what it asks for.
/// </summary>
public sealed class OddPatchTests(ITestOutputHelper output)
{
    private const string Tree = "linux-source-7.2";
    private const string Common = "kernel/time/tick-common.c";
    private const string Oneshot = "kernel/time/tick-oneshot.c";
    private const string Timer = "kernel/time/timer.c";
    private const string Devices = "include/linux/clockchips.h";
    private const string Events = "include/trace/events/timer.h";

    [Fact]
    public void A_function_goes_to_another_file_with_the_ports_own_text()
    {
        var plan = Plan(tree =>
        {
            var (from, to) = (tree.Read(Common)!, tree.Read(Oneshot)!);
            var start = from.IndexOf("/**\n * tick_is_oneshot_available", StringComparison.Ordinal);
            var end = from.IndexOf("/*\n * Periodic tick\n", StringComparison.Ordinal);
            return UnifiedDiff.Write(Common, from, from.Remove(start, end - start)) +
                UnifiedDiff.Write(Oneshot, to,
                    to.Replace("/**\n * tick_program_event", from[start..end] +
                        "/**\n * tick_program_event"));
        });
        if (plan is null)
            return;
        Assert.Empty(plan.Problems);
        const string Head = "internal static int tick_is_oneshot_available()";
        Assert.DoesNotContain(Head, After(plan, Common));
        Assert.Contains(Head, After(plan, Oneshot));
    }

    [Fact]
    public void A_file_that_a_patch_renames_is_followed()
    {
        const string Old = "include/linux/hrtimer_defs.h";
        const string New = "include/linux/hrtimer_bases.h";
        var plan = Plan(tree =>
        {
            var text = tree.Read(Old)!;
            const string Field = "\tktime_t\t\t\t\toffset;";
            return $"diff --git a/{Old} b/{New}\nsimilarity index 97%\nrename from {Old}\n" +
                $"rename to {New}\n" + UnifiedDiff.Write(Old, text,
                    text.Replace(Field, $"{Field}\n\tunsigned long renamed;"))
                .Replace($"+++ b/{Old}", $"+++ b/{New}");
        });
        if (plan is null)
            return;
        Assert.Empty(plan.Problems);
        Assert.Contains("public ulong renamed;", After(plan, Old));
        Assert.Contains(plan.Notes, n => n.Contains(New, StringComparison.Ordinal));
    }

    [Fact]
    public void A_macro_that_becomes_a_variable_is_refused_and_does_not_keep_its_value()
    {
        var plan = Changed(Timer, "#define LVL_BITS\t6\n",
            "static const unsigned int LVL_BITS = 5;\n");
        if (plan is null)
            return;
        Assert.Contains(plan.Problems, p => p.File == Timer &&
            p.Reason.Contains("LVL_BITS, a constant of the port, is a variable now"));
    }

    [Fact]
    public void Text_in_an_array_is_refused_with_its_line()
    {
        var plan = Changed(Timer, "static const struct debug_obj_descr timer_debug_descr;\n",
            "static const char * const odd_names[] = { \"a\", \"b\" };\n");
        if (plan is null)
            return;
        Assert.Contains(plan.Problems, p => p.File == Timer && p.Line > 1 &&
            p.Reason.Contains("odd_names, an array of texts"));
    }

    [Fact]
    public void A_delay_is_refused_with_the_reason()
    {
        var plan = Changed(Timer, "\tif (base->is_idle) {\n",
            "\tudelay(1);\n\tif (base->is_idle) {\n");
        if (plan is null)
            return;
        Assert.Contains("code takes no time in a machine", Assert.Single(plan.Problems).Reason);
    }

    [Theory]
    [InlineData(Devices, "\tvoid\t\t\t(*suspend)(",
        "\tvoid\t\t\t(*odd)(struct clock_event_device *, int cpu);\n\tvoid\t\t\t(*suspend)(",
        "public delegate*<clock_event_device*, int, void> odd;")]
    [InlineData(Devices, "\tvoid\t\t\t(*suspend)(", "\tu8 odd : 3;\n\tvoid\t\t\t(*suspend)(",
        "set => odd_bits = value & 0x7;")]
    [InlineData(Timer, "\tint i, levels = 0;\n\tunsigned int idx;\n\n",
        "\tunsigned int seen[LVL_DEPTH] = { };\n\tint i, levels = 0;\n\tunsigned int idx;\n\n" +
            "\tBUILD_BUG_ON(ARRAY_SIZE(seen) < 8);\n\tseen[0] = 1;\n",
        "BUILD_BUG_ON(ARRAY_SIZE(seen) < 8);")]
    [InlineData(Events, "\t\t__field( unsigned long,\tbaseclk\t)\n\t),\n\n\tTP_fast_assign(\n",
        "\t\t__field( unsigned long,\tbaseclk\t)\n" +
            "\t\t__array( char,\tcomm,\tTASK_COMM_LEN )\n\t),\n\n\tTP_fast_assign(\n" +
            "\t\tmemcpy(__entry->comm, current->comm, TASK_COMM_LEN);\n",
        "public fixed @char comm[Kernel.TASK_COMM_LEN];")]
    public void What_no_patch_had_before_is_made(string file, string from, string to, string code)
    {
        var plan = Changed(file, from, to);
        if (plan is null)
            return;
        Assert.Empty(plan.Problems.Select(p => p.ToString()));
        Assert.Contains(code, After(plan, file));
    }

    private ApplyPlan? Changed(string file, string from, string to) => Plan(tree =>
    {
        var text = tree.Read(file)!;
        var at = text.IndexOf(from, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} has no {Regex.Escape(from)}");
        return UnifiedDiff.Write(file, text, string.Concat(text.AsSpan(0, at), to,
            text.AsSpan(at + from.Length)));
    });

    // The plan of a patch of the kernel that was ported; null where that is not at hand.
    private ApplyPlan? Plan(Func<SourceTree, string> write)
    {
        if (Samples.Kernel(Tree) is not { } folder)
        {
            output.WriteLine($"no {Tree} in $KERNEL_REF or kernel-ref/trees: nothing is written");
            return null;
        }
        var file = Path.Combine(Path.GetTempPath(), $"odd-{Guid.NewGuid():N}.patch");
        File.WriteAllText(file, write(FolderTree.Open(folder)));
        try
        {
            return ChangeInput.OfPatches(Samples.Workspace, [file], folder)
                .Plan(Samples.Workspace, Samples.Port);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static string After(ApplyPlan plan, string file) =>
        plan.Files.Single(f => f.Path == PortTree.PathOf(file)).After;
}
