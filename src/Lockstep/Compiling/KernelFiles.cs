// SPDX-License-Identifier: GPL-2.0-only
using System.Security.Cryptography;

namespace Linux.Lockstep.Compiling;

/// <summary>A program of upstream's files and the driver around them.</summary>
public enum CProgram
{
    /// <summary>The wheel, and the hierarchy over it.</summary>
    Wheel,

    /// <summary>The tick, high-resolution timers and clock events, and the wheel under them.</summary>
    Tick,
}

/// <summary>Where the C files that are compiled stand.</summary>
/// <param name="Program">What is made of them.</param>
/// <param name="Tree">A kernel tree, such as kernel-ref/fetch brings.</param>
/// <param name="Migration">timer_migration.c of the revision that was ported, or null.</param>
public sealed record KernelFiles(CProgram Program, string Tree, string? Migration)
{
    /// <summary>The file of the tree that shows that it is one.</summary>
    public const string Wheel = "kernel/time/timer.c";

    /// <summary>The file that is ported from a revision of its own.</summary>
    public const string MigrationPath = "kernel/time/timer_migration.c";

    private const string MigrationHeader = "kernel/time/timer_migration.h";
    private const string ConversionsHeader = "include/linux/jiffies.h";
    private const string Conversions = "kernel/time/time.c";

    /// <summary>The revision that the port is of.</summary>
    public const string Ported = "reference";

    /// <summary>Before it stand system calls, which have nothing to do with HZ.</summary>
    private const string FirstConversion = "#if HZ > MSEC_PER_SEC ||";

    private static readonly string[] s_headers =
    [
        "linux/list.h", "linux/rbtree.h", "linux/rbtree_augmented.h", "linux/rbtree_types.h",
        "linux/timer.h", "linux/timer_types.h", "linux/timerqueue.h", "linux/timerqueue_types.h",
    ];

    private static readonly string[] s_tickHeaders =
    [
        .. s_headers, "linux/clockchips.h", "linux/hrtimer.h", "linux/hrtimer_defs.h", "linux/hrtimer_rearm.h",
        "linux/hrtimer_types.h", "linux/ktime.h", "linux/tick.h", "vdso/jiffies.h", "vdso/ktime.h",
        "vdso/limits.h",
    ];

    private static readonly string[] s_sources =
        [Wheel, MigrationHeader, "lib/rbtree.c", "lib/timerqueue.c"];

    private static readonly string[] s_wheelSources =
        [.. s_sources, ConversionsHeader, Conversions];

    private static readonly string[] s_tickSources =
    [
        .. s_sources, "kernel/time/clockevents.c", "kernel/time/hrtimer.c", "kernel/time/tick-common.c",
        "kernel/time/tick-internal.h", "kernel/time/tick-oneshot.c", "kernel/time/tick-sched.c",
        "kernel/time/tick-sched.h",
    ];

    /// <summary>
    /// Which revision of timer_migration.c it is: that which was ported, or one of
    /// kernel-ref/revisions.
    /// </summary>
    public string Revision { get; init; } = Ported;

    private string[] Headers => Program == CProgram.Tick ? s_tickHeaders : s_headers;

    private string[] Compiled => Program == CProgram.Tick ? s_tickSources : s_wheelSources;

    /// <summary>Takes the files of a tree.</summary>
    /// <param name="program">What is made of them.</param>
    /// <param name="tree">The tree's folder.</param>
    /// <param name="migration">timer_migration.c, or null to look for it.</param>
    /// <param name="sha256">The checksum of its ported revision.</param>
    /// <exception cref="IOException">A file is missing, or the one given is another revision.</exception>
    public static KernelFiles Of(CProgram program, string tree, string? migration, string sha256)
    {
        var files = new KernelFiles(program, tree, null);

        foreach (string file in files.Compiled.Concat(files.Headers.Select(name => $"include/{name}")))
        {
            if (!File.Exists(Path.Combine(tree, file)))
                throw new IOException($"{tree} has no {file}. Give a tree that kernel-ref/fetch brought.");
        }
        if (migration != null && !Is(migration, sha256))
            throw new IOException($"{migration} is not the timer_migration.c that was ported. "
                + $"Its sha256 has to be {sha256}.");
        string own = Path.Combine(tree, MigrationPath);
        return program == CProgram.Tick ? files
            : files with { Migration = migration ?? (Is(own, sha256) ? own : null) };
    }

    /// <summary>Whether <paramref name="name"/> is one of the kernel's C files.</summary>
    internal bool IsCompiled(string name) => name.EndsWith(".c", StringComparison.Ordinal)
        && Compiled.Append(MigrationPath).Any(file => Path.GetFileName(file) == name);

    /// <summary>Text of each C file that is compiled, by the name that it is included by.</summary>
    internal Dictionary<string, string> Sources()
    {
        var sources = Compiled.ToDictionary(
            file => Path.GetFileName(file), file => File.ReadAllText(Path.Combine(Tree, file)));

        if (sources.TryGetValue(Path.GetFileName(Conversions), out string? time))
        {
            int first = time.IndexOf(FirstConversion, StringComparison.Ordinal);

            sources[Path.GetFileName(Conversions)] = first < 0
                ? throw new IOException(
                    $"{Tree}/{Conversions} is of another revision: it has no line "
                    + $"{FirstConversion}. Give a tree that kernel-ref/fetch brought.")
                : time[first..];
        }
        if (Migration != null)
            sources["timer_migration.c"] = File.ReadAllText(Migration);
        if (Revision != Ported)
            sources["timer_migration.h"] = File.ReadAllText(Path.ChangeExtension(Migration!, ".h"));
        return sources;
    }

    /// <summary>Text of a header of the tree, or null where it is replaced by our own.</summary>
    internal string? Header(string name)
        => Headers.Contains(name) ? File.ReadAllText(Path.Combine(Tree, "include", name)) : null;

    /// <summary>Name and checksum of each C file that is compiled.</summary>
    internal string Checksums() => string.Join(", ", Compiled
        .Select(file => file == MigrationHeader && Revision != Ported
            ? Path.ChangeExtension(Migration!, ".h") : Path.Combine(Tree, file))
        .Append(Migration).OfType<string>()
        .Select(file => $"{Path.GetFileName(file)} sha256 {Sha256(file)}"));

    private static string Sha256(string path)
        => Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(path)));

    internal static bool Is(string path, string sha256)
        => File.Exists(path) && Sha256(path) == sha256;
}
