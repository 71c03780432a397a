// SPDX-License-Identifier: GPL-2.0-only
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>CPUs that come and go: the twin of src/Lockstep/C/tick/hotplug.c.</summary>
[Trusted("One operation runs at a time, and it plays the contexts itself.")]
internal static unsafe class TickHotplug
{
    private const ulong MinDelta = 1000;

    /// <summary>
    /// On the CPU that dies, which is alone meanwhile, as in stop_machine(), before which all take
    /// their interrupts. It may arm a timer when its own have gone.
    /// </summary>
    public static void Die(TickWorld world, int cpu, long late)
    {
        world.LeaveIdle(cpu);
        for (int other = 0; other < world.Cpus; other++)
        {
            if (world.IsOnline(other))
                world.Interrupts.Take(other);
        }
        world.BeIrqsOff(cpu);
        ThisCpu.context->current = ThisCpu.context->idle;
        world.Other(cpu)->on_rq = 0;
        set_cpu_active((uint)cpu, false);
        set_cpu_online((uint)cpu, false);
        world.Sight.See("tick", tick_cpu_dying((uint)cpu));
        world.Sight.See("hrtimers", hrtimers_cpu_dying((uint)cpu));
        if (late != 0)
            TickTimerOperations.StartLate(world, late);
        world.Interrupts.TakeDying(cpu);
        tick_assert_timekeeping_handover();
        ThisCpu.context->softirq_pending = 0;
        world.Execution.Programmed[cpu] = KTIME_MAX;
    }

    /// <summary>On the CPU that starts, with what its clock is able to do.</summary>
    public static void Start(TickWorld world, int cpu, uint features)
    {
        world.BeIrqsOff(cpu);
        hrtimers_cpu_starting((uint)cpu);
        set_cpu_online((uint)cpu, true);
        world.Devices.Add(
            100, features != 0 ? features : CLOCK_EVT_FEAT_ONESHOT | CLOCK_EVT_FEAT_PERCPU,
            MinDelta);
        set_cpu_active((uint)cpu, true);
        world.BeTask(cpu);
    }

    /// <summary>Some CPU that may be disturbed has to stay.</summary>
    public static bool MayDie(TickWorld world, int cpu)
    {
        cpumask left;

        cpumask_and(&left, cpu_online_mask, housekeeping_cpumask(HK_TYPE_KERNEL_NOISE));
        cpumask_clear_cpu((uint)cpu, &left);
        return world.IsOnline(cpu) && cpumask_weight(&left) > 0 && tick_nohz_cpu_hotpluggable((uint)cpu);
    }
}
