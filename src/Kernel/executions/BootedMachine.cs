// SPDX-License-Identifier: GPL-2.0-only
using System;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>Makes machines: the hardware, what watches it, and the kernel booted on it.</summary>
internal static unsafe class BootedMachine
{
    /// <exception cref="ArgumentException">An option is out of range.</exception>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    public static Machine Make(MachineOptions options, Func<Machine, Execution> execution)
    {
        var machine = new Machine(options, execution);

        if (options.CheckInvariants)
            machine.Attach(new Invariants(machine));
        machine.EnableTraceAtBoot();
        Boot(machine);
        return machine;
    }

    /// <summary>From fresh memory to CPUs that are online.</summary>
    private static void Boot(Machine machine)
    {
        bool booted = false;

        machine.AsCpu(0, () =>
        {
            __init_globals();
            for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
                BootIdleTask(machine, cpu);
            machine.Context(0)->running = 1;
            start_kernel();
            if (!machine.Execution.RunsTasks)
                return;
            kthread_run(() =>
            {
                kernel_init();
                booted = true;
            }, 0, "init");
        });
        machine.Context(0)->irqs_disabled = 0;
        machine.Context(0)->idle_phase = (int)idle_phase.Outside;
        if (!machine.Execution.RunsTasks)
            return;
        machine.Execution.CpuPoweredOn(0);
        if (!machine.RunUntil(() => booted))
            throw new KernelBugException("the machine does not boot: init waits for nothing that comes");
        machine.IsBooted = true;
    }

    private static void BootIdleTask(Machine machine, int cpu)
    {
        task_struct* idle = machine.Arena.Allocate<task_struct>();

        machine.Tasks.Initialise(idle, cpu, $"swapper/{cpu}", PF_IDLE | PF_KTHREAD | PF_NO_SETAFFINITY);
        idle->machine_slot = -1;
        machine.Context(cpu)->idle = idle;
        machine.Context(cpu)->current = idle;
        sched_init_cpu(cpu);
        vtime_init_idle(idle, cpu);
    }
}
