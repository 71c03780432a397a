// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Generators.Harness;

/// <summary>
/// As much of the types that the kernel's event declarations use as a record shows. The
/// declarations themselves are the kernel's files.
/// </summary>
internal static class KernelTypes
{
    private const string Text = """
        global using u8 = System.Byte;
        global using u32 = System.UInt32;
        global using u64 = System.UInt64;
        global using s64 = System.Int64;
        global using ktime_t = System.Int64;
        global using clockid_t = System.Int32;
        global using pid_t = System.Int32;
        global using static Linux.hrtimer_restart;

        namespace Linux;

        public enum hrtimer_restart { HRTIMER_NORESTART, HRTIMER_RESTART }

        public unsafe struct timer_list
        {
            public ulong expires;
            public delegate*<timer_list*, void> function;
            public uint flags;
        }

        public unsafe struct hrtimer
        {
            public long expires, softexpires;
            public delegate*<hrtimer*, hrtimer_restart> function;
        }

        public struct timespec64 { public long tv_sec, tv_nsec; }

        public struct itimerspec64 { public timespec64 it_interval, it_value; }

        public struct pid { public int nr; }

        public struct tmigr_state { public u8 active, migrator; }

        public struct timerqueue_node { public long expires; }

        public struct tmigr_event { public timerqueue_node nextevt; public uint cpu; }

        public unsafe struct tmigr_group
        {
            public tmigr_group* parent;
            public tmigr_event groupevt;
            public u64 next_expiry;
            public uint level, num_children;
            public int numa_node;
            public u8 groupmask;
        }

        public unsafe struct tmigr_cpu
        {
            public tmigr_group* tmgroup;
            public u8 groupmask;
            public u64 wakeup;
            public tmigr_event cpuevt;
        }

        public static unsafe partial class Kernel
        {
            public const int CLOCK_REALTIME = 0, CLOCK_MONOTONIC = 1;
            public const int CLOCK_BOOTTIME = 7, CLOCK_TAI = 11;
            public const long NSEC_PER_USEC = 1000;
            public const uint TIMER_CPUMASK = 0x0003FFFF, TIMER_MIGRATING = 0x00040000;
            public const uint TIMER_DEFERRABLE = 0x00080000, TIMER_PINNED = 0x00100000;
            public const uint TIMER_IRQSAFE = 0x00200000;
            public const int TIMER_ARRAYSHIFT = 22;
            public const uint TIMER_TRACE_FLAGMASK =
                TIMER_MIGRATING | TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE;
            public const int TICK_DEP_MASK_NONE = 0, TICK_DEP_MASK_POSIX_TIMER = 1;
            public const int TICK_DEP_MASK_PERF_EVENTS = 2, TICK_DEP_MASK_SCHED = 4;
            public const int TICK_DEP_MASK_CLOCK_UNSTABLE = 8, TICK_DEP_MASK_RCU = 16;
            public const int TICK_DEP_MASK_RCU_EXP = 32;

            public static ulong jiffies;

            internal static long hrtimer_get_expires(hrtimer* timer) => timer->expires;
            internal static long hrtimer_get_softexpires(hrtimer* timer) => timer->softexpires;
            internal static int pid_nr(pid* pid) => pid->nr;
            internal static void process_timeout(timer_list* timer) { }
            internal static void delayed_work_timer_fn(timer_list* timer) { }
            internal static hrtimer_restart hrtimer_wakeup(hrtimer* timer) => HRTIMER_NORESTART;
        }
        """;

    public static readonly string[] Sources =
    [
        Text,
        HrtimerMode(),
        File.ReadAllText(Checkout.PathOf("src/Kernel/include/trace/events/timer.h.cs")),
        File.ReadAllText(Checkout.PathOf("src/Kernel/include/trace/events/timer_migration.h.cs")),
        .. TraceRuntime.Sources,
    ];

    /// <summary>The kernel's own enum, because the decoder lists its members.</summary>
    private static string HrtimerMode()
    {
        var text = File.ReadAllText(Checkout.PathOf("src/Kernel/include/linux/hrtimer.h.cs"));
        var start = text.IndexOf("public enum hrtimer_mode", StringComparison.Ordinal);
        var end = text.IndexOf('}', start);
        return "namespace Linux;\n" + text[start..(end + 1)];
    }
}
