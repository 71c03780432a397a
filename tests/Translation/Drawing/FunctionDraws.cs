// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;

namespace Linux.Tests.Translation.Drawing;

/// <summary>Adds a function, or a parameter of one.</summary>
internal static class FunctionDraws
{
    private static readonly (string Type, string Value)[] s_parameters =
    [
        ("int", "0"), ("bool", "false"), ("unsigned long", "jiffies"), ("u64", "0"),
        ("struct timer_base *", "NULL"), ("const char *", "\"drawn\""),
        ("struct cpumask *", "NULL"), ("void *", "NULL"), ("enum hrtimer_restart",
            "HRTIMER_NORESTART"), ("atomic_t *", "NULL"), ("struct no_such *", "NULL"),
        ("void (*)(int)", "NULL"),
    ];

    // A definition, and how it is called.
    private static readonly (string Text, string Call)[] s_functions =
    [
        ("static void drawn(void)\n{\n\tcpu_relax();\n}", "drawn();"),
        ("static int drawn(int cpu)\n{\n\tint i, sum = 0;\n\n\tfor (i = 0; i < cpu; i++)\n" +
            "\t\tsum += i;\n\treturn sum;\n}", "drawn(3);"),
        ("static inline bool drawn(struct list_head *head)\n{\n\treturn !head || " +
            "list_empty(head);\n}", "drawn(NULL);"),
        ("static bool drawn(u64 now, unsigned long basej)\n{\n\tif (!now)\n\t\treturn basej & 1;\n" +
            "\treturn now > basej;\n}", "drawn(1, jiffies);"),
        ("static DEFINE_PER_CPU(int, drawn_count);\n\nstatic void drawn(void)\n{\n" +
            "\tthis_cpu_inc(drawn_count);\n}", "drawn();"),
        ("static unsigned int drawn_count;\n\nstatic void drawn(void)\n{\n\tdrawn_count++;\n}",
            "drawn();"),
        ("#define DRAWN_MOST\t16\n\nstatic int drawn(void)\n{\n\treturn DRAWN_MOST / 2;\n}",
            "drawn();"),
        ("#define drawn(x)\t((x) + 1)", "if (drawn(3) == 4)\n\t\tcpu_relax();"),
        ("enum drawn_state {\n\tDRAWN_OFF,\n\tDRAWN_ON = 4,\n};\n\n" +
            "static enum drawn_state drawn(bool on)\n{\n\treturn on ? DRAWN_ON : DRAWN_OFF;\n}",
            "drawn(true);"),
        ("struct drawn_pair {\n\tint\t\tcpu;\n\tu64\t\texpires;\n};\n\n" +
            "static void drawn(struct drawn_pair *pair)\n{\n\tif (pair)\n" +
            "\t\tpair->expires = pair->cpu;\n}", "drawn(NULL);"),
        ("static DEFINE_RAW_SPINLOCK(drawn_lock);\n\nstatic void drawn(void)\n{\n" +
            "\tguard(raw_spinlock_irqsave)(&drawn_lock);\n\tcpu_relax();\n}", "drawn();"),
        ("static LIST_HEAD(drawn_list);\n\nstatic bool drawn(void)\n{\n" +
            "\treturn list_empty(&drawn_list);\n}", "drawn();"),
        ("static DEFINE_STATIC_KEY_FALSE(drawn_key);\n\nstatic bool drawn(void)\n{\n" +
            "\treturn static_branch_unlikely(&drawn_key);\n}", "drawn();"),
        ("static int drawn(void)\n{\n\tstatic int calls;\n\n\treturn ++calls;\n}", "drawn();"),
        ("static int drawn_limit = 5;\n\nstatic bool drawn(int n)\n{\n\treturn n > drawn_limit;\n}",
            "drawn(2);"),
        ("static struct cpumask drawn_mask;\n\nstatic bool drawn(int cpu)\n{\n" +
            "\treturn cpumask_test_cpu(cpu, &drawn_mask);\n}", "drawn(0);"),
        ("static void drawn(struct timer_list *unused)\n{\n}\n\n" +
            "static DEFINE_TIMER(drawn_timer, drawn);", "mod_timer(&drawn_timer, jiffies);"),
        ("static int drawn(const char *fmt, ...)\n{\n\treturn 0;\n}", "drawn(\"x\");"),
        ("static struct drawn_row {\n\tint a;\n} drawn_rows[3];\n\nstatic int drawn(int i)\n{\n" +
            "\treturn drawn_rows[i].a;\n}", "drawn(1);"),
        ("static void drawn(int cpu)\n{\n\tunsigned long flags;\n\n\tlocal_irq_save(flags);\n" +
            "\tif (cpu)\n\t\tgoto out;\n\tcpu_relax();\nout:\n\tlocal_irq_restore(flags);\n}",
            "drawn(1);"),
    ];

    public static DrawnChange? Function(ChangeDrawer from, CFile file, Random chance)
    {
        var (text, call) = ChangeDrawer.Of(s_functions, chance);
        var function = ChangeDrawer.Of(file.Functions, chance);
        var lines = file.Lines.ToList();
        lines.InsertRange(file.Body(function), ["", .. $"\t{call}".Split('\n')]);
        lines.InsertRange(file.Span(function).From, [.. text.Split('\n'), ""]);
        return ChangeDrawer.One("function", $"`{text.Split('\n')[0]}`, called by {function.Name}",
            file, string.Join('\n', lines));
    }

    public static DrawnChange? Parameter(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        var (type, value) = ChangeDrawer.Of(s_parameters, chance);
        if (!Regex.IsMatch(file.Lines[file.Head(function)], "^static"))
            return null;
        var callers = chance.Next(4) > 0;
        var (head, end) = (file.Head(function), function.EndLine);
        var parameter = type.EndsWith('*') ? type + "drawn"
            : type.Contains("(*)") ? type.Replace("(*)", "(*drawn)") : type + " drawn";
        var text = new System.Text.StringBuilder();
        var at = 0;
        var offset = file.Lines.Take(head).Sum(l => l.Length + 1);
        var body = file.Lines.Take(end).Sum(l => l.Length + 1);
        foreach (Match call in Regex.Matches(file.Text, $@"\b{function.Name}\s*\("))
        {
            var close = Close(file.Text, call.Index + call.Length);
            var own = call.Index >= offset && call.Index < body && at <= offset &&
                !file.Text[offset..call.Index].Contains('{');
            var empty = file.Text[(call.Index + call.Length)..close].Trim() is "" or "void";
            var declares = own || Regex.IsMatch(Line(file.Text, call.Index), @"^(static|extern)\b");
            if (!declares && (!callers || Line(file.Text, call.Index).TrimStart().StartsWith('*')))
                continue;
            var put = declares ? parameter : value;
            if (empty)
                text.Append(file.Text, at, call.Index + call.Length - at).Append(put);
            else
                text.Append(file.Text, at, close - at).Append(", ").Append(put);
            at = close;
        }
        text.Append(file.Text, at, file.Text.Length - at);
        return ChangeDrawer.One("parameter", $"{parameter} of {function.Name}" +
            (callers ? "" : ", not its callers"), file, text.ToString());
    }

    private static string Line(string text, int at)
    {
        var from = text.LastIndexOf('\n', at) + 1;
        return text[from..text.IndexOf('\n', at)];
    }

    private static int Close(string text, int at)
    {
        for (var depth = 1; ; at++)
        {
            depth += text[at] == '(' ? 1 : text[at] == ')' ? -1 : 0;
            if (depth == 0)
                return at;
        }
    }
}
