// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

// What the rest of a kernel has to say when a CPU goes idle.
public static unsafe partial class Kernel
{
    /// <summary>
    /// Non-zero when the hardware of this CPU needs its tick, however idle it is. Set it with
    /// <see cref="set_arch_needs_cpu"/>.
    /// </summary>
    [DefinePerCpu]
    internal static partial ref int arch_cpu_wanted { get; }

    /// <summary>CPUs whose tick is stopped in idle and that wait for another CPU to balance load.</summary>
    [Global]
    internal static partial ref cpumask nohz_idle_cpus { get; }

    /// <summary>Tasks that sleep on this CPU until I/O is done. Only its CPU and the waker write it, atomically.</summary>
    [DefinePerCpu]
    internal static partial ref atomic_t nr_iowait { get; }

    internal static bool arch_needs_cpu() => __this_cpu_read(ref arch_cpu_wanted) != 0;

    /// <summary>Lets the architecture keep the tick of <paramref name="cpu"/>, or stop asking for it.</summary>
    public static void set_arch_needs_cpu(int cpu, bool wanted)
        => WRITE_ONCE(per_cpu_ptr(ref arch_cpu_wanted, cpu), wanted ? 1 : 0);

    internal static uint nr_iowait_cpu(int cpu)
        => (uint)atomic_read(per_cpu_ptr(ref nr_iowait, cpu));

    internal static void nohz_balance_enter_idle(int cpu)
    {
        if (cpu_active(cpu))
            cpumask_set_cpu(cpu, global_ptr(ref nohz_idle_cpus));
    }

    /// <summary>A tick on a busy CPU takes it off the set.</summary>
    internal static void nohz_balance_exit_idle(int cpu)
    {
        if (cpumask_test_cpu(cpu, global_ptr(ref nohz_idle_cpus)))
            cpumask_clear_cpu(cpu, global_ptr(ref nohz_idle_cpus));
    }

    /// <summary>There are no VM statistics to fold before a long sleep.</summary>
    internal static void quiet_vmstat()
    {
    }

    /// <summary>Interrupt time is not kept apart: CONFIG_IRQ_TIME_ACCOUNTING is off.</summary>
    internal static bool irqtime_enabled() => false;
}
