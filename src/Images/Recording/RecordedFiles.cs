// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// Which source files have their plain accesses recorded: what CPUs run while choices are made, which
/// is ported code, what stands in for such code, and what stories have them do.
/// </summary>
internal static class RecordedFiles
{
    // Of the rooms in which nothing is recorded, the one place that a timer's callback leads to.
    private static readonly string[] s_also = ["observers/ledger/TimerLedger.cs"];

    // Folders of stories that no exploration plays.
    private static readonly string[] s_notExplored =
        ["/src/Stories/loads/", "/src/Stories/stress/", "/src/Stories/soak/", "/src/Stories/tracereplay/"];

    // What runs before any choice, or keeps its state outside of the arena.
    private static readonly string[] s_outside =
    [
        "include/trace/", "include/uapi/", "include/vdso/", "standins/arch/", "standins/boot/",
        "standins/cpumask/", "standins/percpu/", "standins/printk/", "standins/sysctl/",
        "standins/trace/", "standins/interrupts/InterruptLines.cs", "standins/sched/TaskTable.cs",
    ];

    // These are the marked operations themselves, or what a CPU keeps to itself.
    private static readonly string[] s_primitives =
    [
        "include/linux/atomic/atomic-instrumented.h.cs", "include/linux/rwonce.h.cs",
        "include/linux/barrier.h.cs", "include/linux/irqflags.h.cs", "include/linux/preempt.h.cs",
        "include/linux/spinlock.h.cs", "include/linux/percpu.h.cs", "standins/slab/SlabReport.cs",
    ];

    /// <summary>Whether the file's plain accesses are recorded.</summary>
    public static bool Has(string path)
        => SourceZones.Of(path) switch
        {
            SourceZone.Ported or SourceZone.StandIn => IsRun(SourceZones.InKernel(path)!),
            SourceZone.Story => !s_notExplored.Any(path.Contains),
            SourceZone.Ours => s_also.Contains(SourceZones.InKernel(path)),
            _ => false,
        };

    /// <summary>Whether the file's loads may see older stores than the newest, plain ones
    /// too.</summary>
    public static bool MayBeStale(string path)
        => Has(path) && RunLimits.IsModelled(path);

    private static bool IsRun(string file)
        => !s_primitives.Contains(file)
            && !s_outside.Any(folder => file.StartsWith(folder, StringComparison.Ordinal));
}
