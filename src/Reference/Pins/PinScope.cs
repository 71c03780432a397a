using Linux.Reference.CSharp;

namespace Linux.Reference.Pins;

/// <summary>Decides how much of a file a pin covers.</summary>
public static class PinScope
{
    private static readonly HashSet<string> Whole =
    [
        "kernel/time/timer.c", "kernel/time/tick-sched.c", "kernel/time/timer_migration.c",
        "kernel/time/timer_migration.h", "kernel/time/tick-common.c", "kernel/time/tick-oneshot.c",
        "kernel/time/tick-sched.h", "kernel/time/clockevents.c", "kernel/time/hrtimer.c",
        "kernel/time/jiffies.c", "kernel/time/sleep_timeout.c", "include/linux/timer_types.h",
    ];

    /// <summary>
    /// Null for the files that are ported whole, where whatever is not ported is named in
    /// not-ported.json. Of any other file, only the names that the port has are pinned.
    /// </summary>
    public static IReadOnlySet<string>? Of(string path, IReadOnlyList<PortFile> port)
    {
        if (Whole.Contains(path))
            return null;
        var items = port.FirstOrDefault(f => f.Path == PortTree.PathOf(path))?.Unit.Items ?? [];
        return items.Select(i => i.Name)
            .Concat(items.Where(i => i.Kind == ItemKind.Enum && i.Statements.Count > 0)
                .Select(i => $"enum {i.Statements[0].Tree.Text}"))
            .ToHashSet();
    }
}
