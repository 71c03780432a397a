// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// The files of which an image can tell what was run: those that searches are about.
/// </summary>
public static class CoveredFiles
{
    /// <summary>Their paths under src/Kernel.</summary>
    public static IReadOnlyList<string> Paths { get; } =
    [
        "kernel/time/timer_migration.c.cs", "kernel/time/timer.c.cs", "kernel/time/tick-sched.c.cs",
    ];

    /// <summary>Whether the file is one of them.</summary>
    /// <param name="path">Path as the compiler knows it.</param>
    public static bool Has(string path) => Paths.Contains(SourceZones.InKernel(path) ?? "");
}
