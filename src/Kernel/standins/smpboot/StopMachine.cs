// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>How far the CPUs that stop together have come.</summary>
internal enum multi_stop_state
{
    None,
    Prepare,
    DisableIrq,
    Run,
    Exit,
}

/// <summary>What the CPUs that stop together share.</summary>
internal unsafe struct multi_stop_data
{
    public delegate*<void*, int> fn;
    public void* data;
    public int num_threads;

    /// <summary>The CPUs that run the function; the others only stand still.</summary>
    public cpumask* active_cpus;

    public multi_stop_state state;

    /// <summary>CPUs that have not reached the state yet.</summary>
    public atomic_t thread_ack;
}

/// <summary>
/// The share of kernel/stop_machine.c that makes all CPUs stand still. Where CPUs interleave
/// within the kernel's functions, all of them have to (MachineOptions.StopMachine). Where each
/// runs until it gives way, only those stop that run the function: the others are in no section
/// that a stopped machine is to keep them out of.
/// </summary>
public static unsafe partial class Kernel
{
    private static void set_state(multi_stop_data* msdata, multi_stop_state newstate)
    {
        atomic_set(&msdata->thread_ack, msdata->num_threads);

        // The new state is seen after the count that belongs to it.
        smp_wmb();
        WRITE_ONCE(&msdata->state, newstate);
    }

    private static void ack_state(multi_stop_data* msdata)
    {
        if (atomic_dec_and_test(&msdata->thread_ack))
        {
            set_state(msdata, msdata->state + 1);
        }
    }

    private static int multi_cpu_stop(void* data)
    {
        var msdata = (multi_stop_data*)data;
        var curstate = multi_stop_state.None;
        var err = 0;
        local_save_flags(out var flags);
        do
        {
            curstate = spin_while(&msdata->state, curstate);
            if (curstate == multi_stop_state.DisableIrq)
            {
                local_irq_disable();
            }
            else if (curstate == multi_stop_state.Run
                && cpumask_test_cpu(smp_processor_id(), msdata->active_cpus))
            {
                err = msdata->fn(msdata->data);
            }

            ack_state(msdata);
        }
        while (curstate != multi_stop_state.Exit);

        local_irq_restore(flags);
        return err;
    }

    private static int stop_alone(void* data)
    {
        var msdata = (multi_stop_data*)data;
        local_irq_save(out var flags);
        var ret = msdata->fn(msdata->data);
        local_irq_restore(flags);
        return ret;
    }

    /// <summary>Runs a function with interrupts off on the CPUs; the caller holds off hotplug.</summary>
    internal static int stop_machine_cpuslocked(
        delegate*<void*, int> fn, void* data, cpumask* cpus)
    {
        lockdep_assert_cpus_held();
        using var frame = on_stack<multi_stop_data>(out var msdata);
        msdata->fn = fn;
        msdata->data = data;
        msdata->active_cpus = cpus;
        msdata->num_threads = (int)num_online_cpus();
        if (ThisCpu.machine!.Options.StopMachine)
        {
            set_state(msdata, multi_stop_state.Prepare);
            return stop_cpus(cpu_online_mask, &multi_cpu_stop, msdata);
        }

        var ret = 0;
        for (int cpu = -1; ret == 0 && for_each_cpu(ref cpu, cpus);)
            ret = stop_one_cpu((uint)cpu, &stop_alone, msdata);

        return ret;
    }

    /// <summary>Runs a function with interrupts off on the CPUs; null is the first online one.</summary>
    public static int stop_machine(delegate*<void*, int> fn, void* data, cpumask* cpus)
    {
        using var c = guard_cpus_read_lock();
        var mask = cpus != null ? cpus : cpumask_of(cpumask_first(cpu_online_mask));
        return stop_machine_cpuslocked(fn, data, mask);
    }
}
