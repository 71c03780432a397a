// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Hardware;

/// <summary>From fresh memory to a machine whose CPUs are online.</summary>
public sealed unsafe partial class Machine
{
    /// <summary>Starts the kernel and runs it until init is done; called once.</summary>
    /// <exception cref="KernelBugException">The kernel does not boot.</exception>
    internal void Boot()
    {
        bool booted = false;

        AsCpu(0, () =>
        {
            __init_globals();
            for (int cpu = 0; cpu < Options.PossibleCpus; cpu++)
                BootIdleTask(cpu);
            Context(0)->running = 1;
            start_kernel();
            kthread_run(() =>
            {
                kernel_init();
                booted = true;
            }, 0, "init");
        });
        Context(0)->irqs_disabled = 0;
        Context(0)->idle_phase = (int)idle_phase.Outside;
        Execution.CpuPoweredOn(0);
        if (!RunUntil(() => booted))
            throw new KernelBugException("the machine does not boot: init waits for nothing that comes");
        _booted = true;
    }

    private void BootIdleTask(int cpu)
    {
        task_struct* idle = Arena.Allocate<task_struct>();

        Tasks.Initialise(idle, cpu, $"swapper/{cpu}", PF_IDLE | PF_KTHREAD | PF_NO_SETAFFINITY);
        idle->machine_slot = -1;
        Context(cpu)->idle = idle;
        Context(cpu)->current = idle;
        sched_init_cpu(cpu);
        vtime_init_idle(idle, cpu);
    }
}
