// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;

namespace Linux.Tests.Translation.Drawing;

/// <summary>Changes, drops, swaps and adds a statement.</summary>
internal static partial class StatementDraws
{
    // What a slip of the hand, or a repair, does to a line.
    private static readonly (string From, string To)[] s_slips =
    [
        (@"(?<= )<(?= )", "<="), (@"(?<= )>(?= )", ">="), (@"(?<= )<=(?= )", "<"),
        (@"(?<= )==(?= )", "!="), (@"(?<= )!=(?= )", "=="), (@"(?<= )&&(?= )", "||"),
        (@"(?<= )\|\|(?= )", "&&"), (@"(?<= )\+(?= )", "-"), (@"(?<= )-(?= )", "+"),
        (@"\btrue\b", "false"), (@"\bfalse\b", "true"), (@"(?<=[ (])0(?=[;,) ])", "1"),
        (@"(?<=[ (])1(?=[;,) ])", "2"), (@"(?<=if \()!", ""), (@"(?<=if \()(?=\w)", "!"),
        (@"\bKTIME_MAX\b", "0"), (@"\bREAD_ONCE\((\S+)\)", "$1"), (@"\bunlikely\(", "likely("),
        (@"(?<=if \()(?=\w)", "unlikely(jiffies) && "), (@"(?<= )\+=(?= )", "|="),
        (@"\braw_spin_lock\(", "raw_spin_lock_irq("), (@"\bmin\(", "max("),
        (@"(?<=return )(?=[a-z])", "!!"), (@"(?<= = )(?=\w)", "1 + "),
        (@"(?<= = )(\w+)(?=;)", "$1 ? $1 : 0"), (@"(\w+) \+ 1\b", "$1 + 2 * 3"),
        (@"(\bu64|\bunsigned long|\bint|\bunsigned int)(?= \w+[;,])", "long"),
        (@"(?<= = )(\w+->\w+)(?=;)", "READ_ONCE($1)"), (@"(\w+->\w+) = (\w+);",
            "WRITE_ONCE($1, $2);"), (@"(?<=\w\()(?=[a-z]\w*\))", "(void *)"),
        (@"(?<=if \()(\w+)(?=\))", "$1 & 3"), (@"(?<=& )(\w+)\b", "~$1"),
        (@"(\w+)->(\w+) = (\w+);", "$1->$2 = $3, cpu_relax();"),
        (@"(?<= = )(\w+)(?=;)", "$1 ?: 1"), (@"(?<= = )(\w+);", "no_such_value;"),
    ];

    // What stands nowhere in particular.
    private static readonly string[] s_new =
    [
        "cpu_relax();", "WARN_ON_ONCE(!jiffies);", "smp_mb();", "barrier();",
        "if (in_hardirq())\n\treturn_;", "lockdep_assert_irqs_disabled();",
        "pr_warn(\"drawn on %d\\n\", smp_processor_id());", "preempt_disable();\npreempt_enable();",
        "if (!cpu_online(smp_processor_id())) {\n\tcpu_relax();\n} else {\n\tbarrier();\n}",
        "for (int drawn = 0; drawn < 3; drawn++)\n\tcpu_relax();",
        "{\n\tint drawn = smp_processor_id();\n\n\tif (drawn > 2)\n\t\tcpu_relax();\n}",
        "while (need_resched())\n\tcpu_relax();", "do {\n\tcpu_relax();\n} while (need_resched());",
        "switch (smp_processor_id()) {\ncase 0:\n\tcpu_relax();\n\tfallthrough;\ncase 1:\n" +
            "\tbarrier();\n\tbreak;\ndefault:\n\tbreak;\n}",
        "scoped_guard (irqsave)\n\tcpu_relax();", "BUILD_BUG_ON(sizeof(int) != 4);",
        "trace_printk(\"drawn\\n\");", "udelay(1);", "might_sleep();",
        "{\n\tu64 drawn = ktime_get() + 5 * NSEC_PER_MSEC;\n\n\tif ((s64)(drawn - 1) < 0)\n" +
            "\t\tpr_info(\"%llu\\n\", drawn);\n}",
        "{\n\tunsigned long drawn = jiffies;\n\n\tif (time_after(jiffies, drawn + HZ))\n" +
            "\t\tWRITE_ONCE(jiffies, drawn);\n}", "no_such_thing();", "asm volatile(\"nop\");",
        "if (IS_ENABLED(CONFIG_SMP) && num_online_cpus() > 1)\n\tsmp_wmb();",
        "{\n\tint drawn;\n\n\tfor_each_online_cpu(drawn)\n\t\tbarrier();\n}",
        "cond_resched();", "if (ktime_get() == KTIME_MAX)\n\tBUG();",
        "{\n\tstruct timer_base *drawn = this_cpu_ptr(&timer_bases[0]);\n\n" +
            "\tif (drawn->running_timer)\n\t\tcpu_relax();\n}",
    ];

    public static DrawnChange? Change(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        var statement = ChangeDrawer.Of(function.Statements, chance);
        var slip = ChangeDrawer.Of(s_slips, chance);
        var line = file.Lines[statement.Line - 1];
        if (!Regex.IsMatch(line, slip.From) || line.TrimStart().StartsWith('*') ||
            line.TrimStart().StartsWith("/*"))
            return null;
        var now = new Regex(slip.From).Replace(line, slip.To, 1);
        if (slip.To is "unlikely(jiffies) && " && !now.EndsWith(") {") && !now.EndsWith(')'))
            return null;
        return ChangeDrawer.One("change", $"`{line.Trim()}` is `{now.Trim()}`", file,
            file.With(statement.Line - 1, 1, now));
    }

    public static DrawnChange? Drop(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        if (file.Whole(function) is not { Count: > 0 } all)
            return null;
        var gone = ChangeDrawer.Of(all, chance);
        var alone = Alone(file, gone);
        return ChangeDrawer.One("drop", $"`{file.Lines[gone.Line - 1].Trim()}`", file,
            alone ? file.With(gone.Line - 1, Count(gone), file.Tabs(gone.Line) + ";")
                : file.With(gone.Line - 1, Count(gone)));
    }

    public static DrawnChange? Swap(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        var all = file.Whole(function);
        var pairs = all.SelectMany(a => all.Where(b => b.Line == a.LastLine + 1 &&
            b.Place == a.Place && file.Tabs(a.Line) == file.Tabs(b.Line)).Select(b => (a, b)))
            .Where(p => !Alone(file, p.a)).ToList();
        if (pairs.Count == 0)
            return null;
        var (first, second) = ChangeDrawer.Of(pairs, chance);
        return ChangeDrawer.One("swap", $"`{file.Lines[first.Line - 1].Trim()}`", file, file.With(
            first.Line - 1, Count(first) + Count(second),
            [.. file.Lines.Skip(second.Line - 1).Take(Count(second)),
                .. file.Lines.Skip(first.Line - 1).Take(Count(first))]));
    }

    public static DrawnChange? Add(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        if (file.Whole(function).Where(s => !Alone(file, s)).ToList() is not { Count: > 0 } all)
            return null;
        var at = ChangeDrawer.Of(all, chance);
        var text = ChangeDrawer.Of(s_new, chance).Replace("return_", Return(function));
        return ChangeDrawer.One("add", $"`{text.Split('\n')[0]}`", file, file.With(at.Line - 1, 0,
            [.. text.Split('\n').Select(l => l.Length == 0 ? l : file.Tabs(at.Line) + l)]));
    }

    private static int Count(Statement statement) => statement.LastLine - statement.Line + 1;

    // Whether it is all that an if without braces holds.
    private static bool Alone(CFile file, Statement statement)
    {
        var above = file.Lines[statement.Line - 2];
        return above.TrimEnd() is var line && (line.EndsWith(')') || line.EndsWith("else") ||
            line.EndsWith("&&") || line.EndsWith("||") || line.EndsWith("*/")) ||
            file.Lines[statement.LastLine].TrimStart().StartsWith("else");
    }

    private static string Return(Item function)
    {
        var value = function.Statements.LastOrDefault(s => s.Tree.Kind == "return" &&
            s.Tree.Kids[0].Kind is "number")?.Exact;
        return function.Signature.StartsWith("void") || function.Signature.Contains("void " +
            function.Name) ? "return" : value?.TrimEnd(';', ' ') ?? "cpu_relax()";
    }
}
