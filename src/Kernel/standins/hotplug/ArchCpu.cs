// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>What an architecture does when a CPU comes and goes.</summary>
public static unsafe partial class Kernel
{
    internal static task_struct* idle_thread_get(uint cpu) => idle_task((int)cpu);

    /// <summary>Gives the CPU power; it goes through its start by itself.</summary>
    internal static int __cpu_up(uint cpu, task_struct* tidle)
    {
        ThisCpu.machine!.PowerOn((int)cpu);
        return 0;
    }

    /// <summary>Takes the running CPU out of use; interrupts are off.</summary>
    internal static int __cpu_disable()
    {
        set_cpu_online((uint)smp_processor_id(), false);
        return 0;
    }

    /// <summary>Waits until a CPU that reported its death has lost power.</summary>
    internal static void __cpu_die(uint cpu)
    {
        while (READ_ONCE(&ThisCpu.machine!.Context((int)cpu)->running) != 0)
        {
            cpu_relax();
        }
    }

    internal static bool call_function_single_prep_ipi(int cpu) => true;

    internal static void arch_send_call_function_ipi_mask(cpumask* mask)
    {
        for (int cpu = -1; for_each_cpu(ref cpu, mask);)
        {
            arch_send_call_function_single_ipi(cpu);
        }
    }
}
