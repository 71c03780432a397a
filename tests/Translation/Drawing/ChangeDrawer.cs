// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Diff;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation.Drawing;

/// <summary>Draws changes of a tree; the same seed gives the same one.</summary>
internal sealed class ChangeDrawer(SourceTree tree, KernelConfig config)
{
    private delegate DrawnChange? Draw(ChangeDrawer from, CFile file, Random chance);

    // Those of the hierarchy, of wheels and of ticks are drawn more often than the rest.
    private static readonly string[] s_files =
    [
        "kernel/time/timer.c", "kernel/time/timer_migration.c", "kernel/time/tick-sched.c",
        "kernel/time/hrtimer.c", "kernel/time/timer.c", "kernel/time/timer_migration.c",
        "kernel/time/tick-sched.c", "kernel/time/hrtimer.c", "kernel/time/clockevents.c",
        "kernel/time/tick-common.c", "kernel/time/posix-timers.c", "kernel/softirq.c",
    ];

    private static readonly (string Kind, Draw Make)[] s_kinds =
    [
        ("change", StatementDraws.Change), ("drop", StatementDraws.Drop),
        ("swap", StatementDraws.Swap), ("add", StatementDraws.Add),
        ("rename", NameDraws.Rename), ("move", NameDraws.Move),
        ("field", FieldDraws.Field), ("parameter", FunctionDraws.Parameter),
        ("function", FunctionDraws.Function), ("tracepoint", TracepointDraws.Tracepoint),
    ];

    private readonly Dictionary<string, CFile> _files = [];

    /// <summary>What can be changed.</summary>
    public static IEnumerable<string> Kinds => s_kinds.Select(k => k.Kind);

    /// <summary>The change of a seed.</summary>
    public DrawnChange Make(int seed)
    {
        var make = s_kinds[seed % s_kinds.Length].Make;
        var chance = new Random(seed);
        for (; ; )
        {
            // Not each function has what is to be changed.
            if (make(this, Read(Of(s_files, chance)), chance) is { } made &&
                made.Files.All(f => f.Before != f.After))
                return made;
        }
    }

    /// <summary>A file of the tree.</summary>
    public CFile Read(string path)
    {
        if (!_files.TryGetValue(path, out var file))
            _files[path] = file = new(path, tree.Read(path)!, config);
        return file;
    }

    /// <summary>One of a list.</summary>
    public static T Of<T>(IReadOnlyList<T> all, Random chance) => all[chance.Next(all.Count)];

    /// <summary>A change of one file.</summary>
    public static DrawnChange One(string kind, string what, CFile file, string after) =>
        new(kind, $"{what} in {file.Path}", [new(file.Path, file.Text, after)]);
}
