// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>What init/main.c and the architecture do around the ported files, in their order.</summary>
public static unsafe partial class Kernel
{
    /// <summary>On the boot CPU, interrupts off, before there are tasks.</summary>
    internal static void start_kernel()
    {
        __assert_per_cpu_layout();
        setup_cpu_masks();
        boot_cpu_hotplug_init();
        debug_objects_early_init();
        parse_early_param();
        housekeeping_parameters();
        housekeeping_init();
        workqueue_init_early();
        tick_init();
        timers_init();
        hrtimers_init();
        softirq_init();
        timekeeping_init();
        time_init();
        call_function_init();
    }

    /// <summary>The first task: brings the other CPUs up and runs the initcalls.</summary>
    internal static void kernel_init()
    {
        system_state = SYSTEM_SCHEDULING;
        workqueue_init();
        do_pre_smp_initcalls();
        smp_init();
        do_initcalls();
        system_state = SYSTEM_RUNNING;
    }

    /// <summary>Where a CPU starts that has just got power; interrupts are off.</summary>
    [RequiresIrqs(Irqs.Off), EnablesIrqs]
    internal static void start_secondary()
    {
        cpu_context* context = ThisCpu.context;

        context->irqs_disabled = 1;
        context->preempt_count = 0;
        context->idle_phase = (int)idle_phase.Outside;
        notify_cpu_starting((uint)context->cpu);
        set_cpu_online((uint)context->cpu, true);
        local_irq_enable();
        setup_secondary_APIC_clock();
        cpuhp_online_idle(CPUHP_AP_ONLINE_IDLE);
    }

    private static void setup_cpu_masks()
    {
        MachineOptions options = ThisCpu.machine!.Options;

        nr_cpu_ids = (uint)options.PossibleCpus;
        nr_node_ids = (uint)options.Nodes;
        for (uint cpu = 0; cpu < nr_cpu_ids; cpu++)
        {
            set_cpu_possible(cpu, true);
            set_cpu_present(cpu, true);
            set_cpu_numa_node((int)cpu, options.NodeOfCpu((int)cpu));
            node_set_state(options.NodeOfCpu((int)cpu), node_states.N_POSSIBLE);
            node_set_online(options.NodeOfCpu((int)cpu));
        }
        boot_cpu_init();
    }

    private static void smp_init()
    {
        MachineOptions options = ThisCpu.machine!.Options;

        if (options.BringUpOrder is { } order)
        {
            foreach (int cpu in order)
                bring_up(cpu);
            return;
        }
        for (int cpu = 1; cpu < options.Cpus; cpu++)
            bring_up(cpu);
    }

    private static void bring_up(int cpu)
    {
        int error = cpu == 0 ? 0 : cpu_up((uint)cpu);

        if (error != 0)
            throw new KernelBugException($"cpu{cpu} does not come up at boot: error {error}");
    }
}
