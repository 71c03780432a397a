// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>Which source files have their plain accesses recorded.</summary>
internal static class RecordedFiles
{
    private static readonly string[] s_folders =
    [
        "/kernel/", "/lib/", "/include/linux/", "/include/asm-generic/",
        "/standins/hotplug/", "/standins/idle/", "/standins/interrupts/",
        "/standins/locking/", "/standins/random/", "/standins/rcu/", "/standins/sched/",
        "/standins/signals/", "/standins/slab/", "/standins/smpboot/", "/standins/timekeeping/",
        "/standins/workqueue/", "/standins/clockevents/", "/standins/posix/", "/standins/stack/",
        "/stories/scenarios/",
    ];

    private static readonly string[] s_files = ["/observers/ledger/TimerLedger.cs"];

    // These are the marked operations themselves, or what a CPU keeps to itself.
    private static readonly string[] s_primitives =
    [
        "/include/linux/atomic/atomic-instrumented.h.cs", "/include/linux/rwonce.h.cs",
        "/include/linux/barrier.h.cs", "/include/linux/irqflags.h.cs", "/include/linux/preempt.h.cs",
        "/include/linux/spinlock.h.cs", "/include/linux/percpu.h.cs", "/standins/slab/SlabReport.cs",
    ];

    /// <summary>Whether the file's plain accesses are recorded.</summary>
    public static bool Has(string path)
        => path.StartsWith("/src/Kernel/", StringComparison.Ordinal)
            && !s_primitives.Any(path.EndsWith)
            && (s_files.Any(path.EndsWith)
                || s_folders.Any(folder => path.StartsWith("/src/Kernel" + folder, StringComparison.Ordinal)));
}
