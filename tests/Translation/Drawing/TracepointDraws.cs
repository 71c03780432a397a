// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;

namespace Linux.Tests.Translation.Drawing;

/// <summary>Adds a tracepoint, and a call of it.</summary>
internal static class TracepointDraws
{
    private const string Event =
        "TRACE_EVENT(drawn,\n\n\tTP_PROTO(int cpu, u64 now),\n\n\tTP_ARGS(cpu, now),\n\n" +
        "\tTP_STRUCT__entry(\n\t\t__field( int,\tcpu\t)\n\t\t__field( u64,\tnow\t)\n\t),\n\n" +
        "\tTP_fast_assign(\n\t\t__entry->cpu = cpu;\n\t\t__entry->now = now;\n\t),\n\n" +
        "\tTP_printk(\"cpu=%d now=%llu\", __entry->cpu, __entry->now)\n);\n";

    // A definition, its header, and how it is called.
    private static readonly (string File, string Text, string Call)[] s_events =
    [
        ("include/trace/events/timer.h", Event, "trace_drawn(1, 2);"),
        ("include/trace/events/timer_migration.h", Event,
            "if (trace_drawn_enabled())\n\t\ttrace_drawn(smp_processor_id(), ktime_get());"),
        ("include/trace/events/timer.h", "DEFINE_EVENT(timer_class, drawn,\n\n" +
            "\tTP_PROTO(struct timer_list *timer),\n\n\tTP_ARGS(timer)\n);\n",
            "trace_drawn(NULL);"),
        ("include/trace/events/timer_migration.h", "DEFINE_EVENT(tmigr_cpugroup, drawn,\n\n" +
            "\tTP_PROTO(struct tmigr_cpu *tmc),\n\n\tTP_ARGS(tmc)\n);\n", "trace_drawn(NULL);"),
        ("include/trace/events/timer_migration.h",
            "DECLARE_EVENT_CLASS(drawn_class,\n\n\tTP_PROTO(struct tmigr_group *group),\n\n" +
            "\tTP_ARGS(group),\n\n\tTP_STRUCT__entry(\n\t\t__field( void *,\tgroup\t)\n" +
            "\t\t__field( unsigned int,\tlvl\t)\n\t),\n\n\tTP_fast_assign(\n" +
            "\t\t__entry->group = group;\n\t\t__entry->lvl = group->level;\n\t),\n\n" +
            "\tTP_printk(\"group=%p lvl=%d\", __entry->group, __entry->lvl)\n);\n\n" +
            "DEFINE_EVENT(drawn_class, drawn,\n\n\tTP_PROTO(struct tmigr_group *group),\n\n" +
            "\tTP_ARGS(group)\n);\n", "trace_drawn(NULL);"),
        ("include/trace/events/timer.h", Event.Replace("__field( u64,\tnow\t)",
            "__array( char,\tnow, 16 )").Replace("__entry->now = now;",
            "__entry->now[0] = (char)now;\n\t\t__entry->now[1] = 0;")
            .Replace("now=%llu", "now=%s"), "trace_drawn(1, 2);"),
        ("include/trace/events/timer.h", Event.Replace(
            "\"cpu=%d now=%llu\", __entry->cpu, __entry->now",
            "\"cpu=%s\", __print_symbolic(__entry->cpu, { 0, \"a\" }, { 1, \"b\" })"),
            "trace_drawn(1, 2);"),
        ("include/trace/events/timer.h", Event.Replace("u64 now", "struct no_such *now"),
            "trace_drawn(1, NULL);"),
    ];

    public static DrawnChange? Tracepoint(ChangeDrawer from, CFile file, Random chance)
    {
        var function = ChangeDrawer.Of(file.Functions, chance);
        var body = file.Body(function);
        var called = chance.Next(5);
        if (called == 0)
            // One that is there.
            return ChangeDrawer.One("tracepoint", "a call of a tracepoint", file, file.With(body, 0,
                "", "\ttrace_tick_stop(1, TICK_DEP_MASK_RCU);"));
        var (header, text, call) = ChangeDrawer.Of(s_events, chance);
        var of = from.Read(header);
        var points = of.Unit.Items.Where(i => i.Kind == ItemKind.Tracepoint && i.Off is null)
            .ToList();
        var events = new Linux.Translation.Apply.FileEdit(header, of.Text,
            of.With(points[^1].EndLine, 0, ["", .. text.TrimEnd().Split('\n')]));
        return called == 1 ? new("tracepoint", $"`{text.Split('\n')[0]}`, not called", [events])
            : new("tracepoint", $"`{text.Split('\n')[0]}`, called by {function.Name}",
            [
                events,
                new(file.Path, file.Text, file.With(body, 0, ["", .. $"\t{call}".Split('\n')])),
            ]);
    }
}
