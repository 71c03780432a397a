// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;

namespace Linux.Tests.Translation.Drawing;

/// <summary>Adds a field to a struct, and uses it.</summary>
internal static class FieldDraws
{
    private static readonly (string File, string Struct)[] s_structs =
    [
        ("kernel/time/timer.c", "timer_base"),
        ("kernel/time/timer_migration.h", "tmigr_group"),
        ("kernel/time/timer_migration.h", "tmigr_cpu"),
        ("kernel/time/timer_migration.h", "tmigr_event"),
        ("kernel/time/tick-sched.h", "tick_sched"),
        ("include/linux/hrtimer_types.h", "hrtimer"),
        ("include/linux/hrtimer_defs.h", "hrtimer_cpu_base"),
        ("include/linux/timer_types.h", "timer_list"),
        ("include/linux/clockchips.h", "clock_event_device"),
    ];

    private static readonly (string Field, string Use)[] s_fields =
    [
        ("unsigned int\t\tdrawn;", "{0}->drawn++;"), ("u64\t\t\tdrawn;", "{0}->drawn = 7;"),
        ("bool\t\t\tdrawn;", "{0}->drawn = true;"), ("int\t\t\tdrawn;", "{0}->drawn |= 4;"),
        ("struct list_head\tdrawn;", "{0}->drawn.next = NULL;"),
        ("struct timer_list\t*drawn;", "{0}->drawn = NULL;"),
        ("unsigned long\t\tdrawn[4];", "{0}->drawn[2]++;"),
        ("u8\t\t\tdrawn : 3;", "{0}->drawn = 2;"),
        ("atomic_t\t\tdrawn;", "{0}->drawn.counter = 3;"),
        ("ktime_t\t\t\tdrawn;", "{0}->drawn = 0;"),
        ("void\t\t\t(*drawn)(int cpu);", "{0}->drawn = NULL;"),
        ("struct no_such\t\tdrawn;", "{0}->drawn.x = 1;"),
        ("raw_spinlock_t\t\tdrawn;", "raw_spin_lock_init(&{0}->drawn);"),
        ("char\t\t\tdrawn[8];", "{0}->drawn[0] = 0;"),
        ("cpumask_var_t\t\tdrawn;", "{0}->drawn = NULL;"),
        ("DECLARE_BITMAP(drawn, 64);", "{0}->drawn[0] = 0;"),
    ];

    public static DrawnChange? Field(ChangeDrawer from, CFile file, Random chance)
    {
        var (header, name) = ChangeDrawer.Of(s_structs, chance);
        var of = from.Read(header);
        var type = of.Unit.Items.First(i => i.Kind == ItemKind.Struct && i.Name == name &&
            i.Off is null);
        var (field, use) = ChangeDrawer.Of(s_fields, chance);
        var at = ChangeDrawer.Of(type.Statements.Where(s => s.Place.Length == 0 &&
            s.Off is null && of.Lines[s.EndLine - 1].Contains(';') && of.Tabs(s.Line) == "\t")
            .ToList(), chance);
        var fields = of.With(at.EndLine, 0, "\t" + field);
        var files = from.Read(header == file.Path ? header : file.Path);
        var users = files.Functions.SelectMany(f => f.Statements
            .Where(s => s.Tree.Kind == "declare" || s.Tree.Kind == "declare")
            .Where(s => Regex.IsMatch(s.Exact, $@"^struct {name} \* \w+( =|;|$)"))
            .Select(s => (Function: f, Pointer: s.Tree.Text))).ToList();
        if (users.Count == 0)
            return null;
        var user = ChangeDrawer.Of(users, chance);
        var body = files.Body(user.Function);
        var line = "\t" + use.Replace("{0}", user.Pointer);
        if (header != file.Path)
            return new("field", $"{field} of {name}",
            [
                new(header, of.Text, fields),
                new(file.Path, files.Text, files.With(body, 0, "", line)),
            ]);
        var lines = of.Lines.ToList();
        lines.InsertRange(body, ["", line]);
        lines.Insert(at.EndLine, "\t" + field);
        return ChangeDrawer.One("field", $"{field} of {name}", of, string.Join('\n', lines));
    }
}
