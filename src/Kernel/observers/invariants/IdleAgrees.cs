// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>
/// I3: the hierarchy and the wheel agree on whether an available CPU is idle, except for nohz_full
/// CPUs, which are idle for the hierarchy while a task runs without tick.
/// </summary>
[Trusted("The machine stands still while it is looked at.")]
internal sealed unsafe class IdleAgrees : Invariant
{
    public override string Name => "I3";

    public override void Check(InvariantContext context)
    {
        foreach (int cpu in context.Cpus)
        {
            tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

            if (!tmc->available || !cpu_online((uint)cpu) || tick_nohz_full_cpu(cpu))
                continue;
            timer_base* @base = per_cpu_ptr(ref timer_bases[BASE_LOCAL], cpu);
            if (tmc->idle != @base->is_idle)
                context.Broken(this, $"cpu{cpu}: tmigr_cpu.idle is {tmc->idle}, "
                    + $"timer_base.is_idle is {@base->is_idle}");
        }
    }
}
