// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Reference.Edits;

/// <summary>Edits of what stands around functions, and of whole files, in the clockwork tree.</summary>
internal static class ClockworkEdits
{
    public const string Source = "kernel/time/clockwork.c";
    public const string Header = "include/linux/clockwork.h";
    public const string Events = "include/trace/events/clockwork.h";

    /// <summary>Each edit with the tree after it and all that is to be named.</summary>
    public static IEnumerable<(string Name, EditedTree After, string[] Expected)> All(EditedTree tree)
    {
        foreach (var (file, old, now, expected) in Replacements())
        {
            var text = tree.Files[file];
            var at = text.IndexOf(old, StringComparison.Ordinal);
            Assert.True(at >= 0 && text.IndexOf(old, at + 1, StringComparison.Ordinal) < 0, old);
            var line = text[..at].Count(c => c == '\n') + 1;
            yield return ($"{old} -> {now}", tree.With((file, text.Replace(old, now))),
                [.. expected.Select(e => $"{file}: " + e.Replace("@1", $"{line + 1}")
                    .Replace("@2", $"{line + 2}").Replace("@", $"{line}"))]);
        }
        foreach (var edit in OfFiles(tree))
            yield return edit;
    }

    // @ is the line of the edit, @1 and @2 those below it.
    private static IEnumerable<(string File, string Old, string Now, string[] Expected)> Replacements() =>
    [
        (Source, "TEETH\t\t12", "TEETH\t\t13", ["TEETH: Changed @"]),
        (Source, "TEETH\t\t12", "TEETH\t12 /* twelve */", []),
        (Source, "#define TEETH\t\t12\n", "", ["removed constant TEETH"]),
        (Source, "#define TEETH\t\t12\n", "#if 0\n#define TEETH 12\n#endif\n", ["TEETH: NoLongerBuilt",
            "added preprocessor line #if 0 @", "added preprocessor line #endif @2"]),
        (Source, "((n) % TEETH)", "((n) & TEETH)", ["GEAR: Changed @"]),
        (Source, "GEAR(n)\t", "GEAR(n, m)\t", ["GEAR: signature"]),
        (Source, "GEAR(n)\t\t((n", "GEAR\t\t((n", ["removed macro GEAR", "added constant GEAR @"]),
        (Source, "g < TEETH; g++)\n\ntypedef", "g <= TEETH; g++)\n\ntypedef", ["for_each_gear: Changed 12"]),
        (Source, "#define CLOCKWORK_DEBUG\n", "",
            ["removed preprocessor line #define CLOCKWORK_DEBUG"]),
        (Source, "#define CLOCKWORK_DEBUG\n", "#define CLOCKWORK_DEBUG 1\n",
            ["removed preprocessor line #define CLOCKWORK_DEBUG", "added constant CLOCKWORK_DEBUG @"]),
        (Source, "#define CLOCKWORK_DEBUG\n", "#define CLOCKWORK_DEBUG\n#pragma GCC poison\n",
            ["added preprocessor line #pragma @1"]),
        (Source, "<linux/module.h>", "<linux/init.h>",
            ["added include linux/init.h @", "removed include linux/module.h"]),
        (Source, "#include <linux/module.h>\n", "#include <linux/module.h>\n#include \"gears.h\"\n",
            ["added include gears.h @1"]),
        (Source, "(struct clockwork *cw, int hour);\n\nstatic", "(struct clockwork *cw, long hour);\n\nstatic",
            ["strike_fn: Changed @"]),
        (Source, "static int strike(struct clockwork *cw, int hour);\n", "",
            ["removed declaration strike"]),
        (Source, "extern unsigned long strikes;", "extern unsigned int strikes;", ["strikes: Changed @"]),
        (Source, "spring, tension;", "spring, tension, swing;", ["clockwork: Added @"]),
        (Source, "spring, tension;", "tension;", ["clockwork: Removed"]),
        (Source, "hands[2]", "hands[3]", ["clockwork: Changed @"]),
        (Source, "\traw_spinlock_t\t\tlock;\n", "#ifdef CONFIG_COMPAT\n\traw_spinlock_t\t\tlock;\n#endif\n",
            ["clockwork: NoLongerBuilt @1"]),
        (Source, "#ifdef CONFIG_PREEMPT_RT\n\tspinlock_t", "#ifndef CONFIG_PREEMPT_RT\n\tspinlock_t",
            ["clockwork: NowBuilt @1"]),
        (Source, "wound : 1;\n};", "wound : 1;\n} ____cacheline_aligned;", ["clockwork: attributes"]),
        (Source, "wound : 1;", "wound : 2;", ["clockwork: Changed @"]),
        (Source, "struct clockwork {", "struct clockwork_box {",
            ["clockwork: renamed clockwork_box"]),
        (Source, "\tGEAR_FREE,\n", "\tGEAR_FREE,\n\tGEAR_LOOSE,\n", ["gear_state: Added @1"]),
        (Source, "GEAR_LOCKED = 4", "GEAR_LOCKED = 5", ["gear_state: Changed @"]),
        (Source, "\tGEAR_WORN,\n", "", ["gear_state: Removed"]),
        (Source, "DEFINE_PER_CPU(struct clockwork, clockworks)", "DEFINE_PER_CPU(struct clockwork, clockworks[2])",
            ["clockworks: Changed @"]),
        (Source, "DEFINE_PER_CPU(", "DEFINE_PER_CPU_ALIGNED(", ["clockworks: Changed @"]),
        (Source, "tick_count = 1,", "tick_count = 9,", ["tick_count: Changed @"]),
        (Source, "tock_count = 2;", "tock_count = 9;", ["tock_count: Changed @"]),
        (Source, ", tock_count = 2;", ";", ["removed global tock_count"]),
        (Source, "\t\"hour\",\n", "\t\"hours\",\n", ["names: Changed 38"]),
        (Source, "\t\"hour\",\n", "#ifdef CONFIG_COMPAT\n\t\"hour\",\n#endif\n",
            ["names: Changed 38", "names: Added @1"]),
        (Source, "static const char * const names", "const char * const names", ["names: Changed @"]),
        (Source, "#ifdef CONFIG_SMP", "#ifndef CONFIG_SMP", ["gear_cpu: Changed 51",
            "gear_cpu: Changed 56", "gear_cpu: OtherCondition", "removed preprocessor line #ifdef CONFIG_SMP",
            "added preprocessor line #ifndef CONFIG_SMP @"]),
        (Source, "escapes = 3;", "escapes = 4;", ["escape: Changed @"]),
        (Source, "int gear, left = steps;", "int gear, left = steps, right;", ["escape: Added @"]),
        (Source, "int gear, left = steps;", "int gear, left = -steps;", ["escape: Changed @"]),
        (Source, "for_each_gear(gear) {", "for_each_tooth(gear) {", ["escape: Changed @"]),
        (Source, "gear > 3", "gear >= 3", ["escape: Changed @"]),
        (Source, "\t\t} else {\n\t\t\tcw->tension++;\n\t\t}", "\t\t}", ["escape: Removed"]),
        (Source, "\t\t} else {\n", "\t\t}\n\t\t{\n", ["escape: Renested @2 in loop"]),
        (Source, "\t\t\tescapes++;\n", "\t\t\tescapes++;\n\t\t\tgear++;\n", ["escape: Added @1 in loop if"]),
        (Source, "gear < left; gear++", "gear < left; gear += 2", ["escape: Changed @"]),
        (Source, "while (left--)", "while (--left)", ["escape: Changed @"]),
        (Source, "\t\t\tcontinue;", "\t\t\tbreak;", ["escape: Changed @"]),
        (Source, "while (tock_count < tick_count)", "while (tock_count <= tick_count)", ["escape: Changed @"]),
        (Source, "WRITE_ONCE(cw->spring, cw->spring + 1)", "cw->spring = cw->spring + 1", ["escape: Changed @"]),
        (Source, "case 1:", "case 13:", ["strike: Changed @"]),
        (Source, "2 ... 12", "2 ... 11", ["strike: Changed @"]),
        (Source, "\t\tfallthrough;\n", "\t\tbreak;\n", ["strike: Changed @"]),
        (Source, "\t\tbreak;\n", "", ["strike: Removed"]),
        (Source, "goto unlock;", "return 0;", ["strike: Changed @"]),
        (Source, "unlock:", "out:", ["strike: Changed @"]),
        (Source, "(cw, (int)hour)", "(cw, (long)hour)", ["strike: Changed @"]),
        (Source, "struck %d", "struck %u", ["strike: Changed @"]),
        (Source, "#ifdef CONFIG_PREEMPT_RT\n\tret = 0;", "#ifdef CONFIG_SMP\n\tret = 0;", ["strike: NowBuilt @1"]),
        (Source, "EXPORT_SYMBOL_GPL(strike);", "EXPORT_SYMBOL(strike);", ["strike: Changed @"]),
        (Source, "EXPORT_SYMBOL_GPL(strike);\n", "", ["removed export strike"]),
        (Source, "\t/* Nothing strikes any more. */\n", "\tcw->fn = NULL;\n", ["silence: Added @"]),
        (Source, "guard(raw_spinlock)", "guard(raw_spinlock_irq)", ["wind: Changed @"]),
        (Source, "__setup(\"clockwork=\"", "__setup(\"clock=\"", ["setup_clockwork: Changed @"]),
        (Source, "early_param(\"tock\"", "early_param(\"tick\"", ["early_clockwork: Changed @"]),
        (Source, "early_param(\"tock\", early_clockwork);\n", "", ["removed boot parameter early_clockwork"]),
        (Source, "device_initcall(", "late_initcall(", ["clockwork_init: Changed @"]),
        (Source, "device_initcall(clockwork_init);", "module_init(clockwork_init)", ["clockwork_init: Changed @"]),
        (Source, "for_each_possible_cpu", "for_each_online_cpu", ["clockwork_init: Changed @"]),
        (Source, "static int __init clockwork_init", "int __init clockwork_init", ["clockwork_init: attributes"]),
        (Header, "CLOCKWORK_HZ\t8", "CLOCKWORK_HZ\t9", ["CLOCKWORK_HZ: Changed @"]),
        (Header, "* 1000 /", "* 1000UL /", ["clockwork_ms: Changed @"]),
        (Header, "clockwork_start(unsigned int cpu);", "clockwork_start(int cpu);", ["clockwork_start: Changed @"]),
        (Header, "clockwork_start(cpu) - 1", "clockwork_start(cpu)", ["clockwork_stop: Changed @"]),
        (Header, "#ifndef _LINUX_CLOCKWORK_H\n#define _LINUX_CLOCKWORK_H", "#pragma once",
            ["removed preprocessor line #ifndef _LINUX_CLOCKWORK_H",
             "removed preprocessor line #define _LINUX_CLOCKWORK_H", "added preprocessor line #pragma @"]),
        (Events, "\t\t__field( void *,\tcw\t)\n", "", ["clockwork_wind: Removed"]),
        (Events, "__field( unsigned long,\tturns\t)", "__field( u64,\tturns\t)", ["clockwork_wind: Changed @"]),
        (Events, "__entry->turns\t= turns;", "__entry->turns\t= turns + 1;", ["clockwork_wind: Changed @"]),
        (Events, "turns=%lu", "turns=%lx", ["clockwork_wind: Changed @"]),
        (Events, "unsigned long turns)", "unsigned int turns)", ["clockwork_wind: Changed @"]),
        (Events, "TRACE_EVENT(", "TRACE_EVENT_CONDITION(", ["clockwork_wind: marks @"]),
        (Events, "TRACE_SYSTEM clockwork", "TRACE_SYSTEM watch", ["TRACE_SYSTEM: Changed @"]),
    ];

    private static IEnumerable<(string, EditedTree, string[])> OfFiles(EditedTree tree)
    {
        var text = tree.Files[Source];
        var from = text.IndexOf("static void silence", StringComparison.Ordinal);
        var silence = text[from..(text.IndexOf("\n}\n", from, StringComparison.Ordinal) + 3)];
        var without = text.Replace(silence, "");
        yield return ("a file deleted", tree.With((Source, null)), [$"{Source}: gone",
            .. "TEETH GEAR for_each_gear clockwork gear_state clockworks tick_count tock_count names"
                .Split(' ').Zip("constant macro macro struct enum global global global global".Split(' '))
                .Select(p => $"{Source}: removed {p.Second} {p.First}"),
            .. "is_wound gear_cpu escape strike silence wind setup_clockwork early_clockwork clockwork_init"
                .Split(' ').Select(f => $"{Source}: removed function {f}")]);
        yield return ("a file renamed", tree.With((Source, null), ("kernel/time/watch.c", text)),
            [$"{Source}: gone, now kernel/time/watch.c"]);
        yield return ("a file renamed and edited", tree.With((Source, null),
            ("kernel/time/watch.c", text.Replace("turns = 100;", "turns = 99;"))),
            [$"{Source}: gone, now kernel/time/watch.c", $"{Source}: wind: Changed 128"]);
        yield return ("a function moved to another file that is compared", tree.With(
            (Source, without), (Header, tree.Files[Header].Replace("#endif\n", $"{silence}\n#endif\n"))),
            [$"{Source}: silence: now in {Header}:15"]);
        yield return ("a function moved to a file of its own", tree.With(
            (Source, without), ("kernel/time/silence.c", silence)),
            [$"{Source}: silence: now in kernel/time/silence.c:1"]);
        yield return ("a function moved and edited", tree.With((Source, without),
            ("kernel/time/silence.c", silence.Replace("/* Nothing strikes any more. */", "cw->fn = NULL;"))),
            [$"{Source}: silence: now in kernel/time/silence.c:1", $"{Source}: silence: Added 3"]);
        yield return ("a function moved to the end of its file", tree.With((Source, $"{without}\n{silence}")),
            [$"{Source}: silence: order"]);
        yield return ("two lines exchanged", tree.With((Source, text.Replace(
            "#include <linux/clockwork.h>\n#include <linux/module.h>",
            "#include <linux/module.h>\n#include <linux/clockwork.h>"))),
            [$"{Source}: linux/clockwork.h: order"]);
        yield return ("a semicolon between functions", tree.With((Source, text.Replace(
            "#define TEETH", ";\n#define TEETH"))), [$"{Source}: unnamed"]);
        yield return ("nothing at all", tree, []);
        yield return ("another end of line", tree.With((Source, text.Replace("\n", "\r\n"))), []);
        yield return ("a file of which there was nothing", tree.With(("kernel/time/new.c", silence)), []);
    }
}
