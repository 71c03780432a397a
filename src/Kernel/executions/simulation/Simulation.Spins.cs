// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What is known of CPUs that spin.</summary>
public unsafe partial class Simulation
{
    private readonly SpinReport _spins;

    internal override bool OneAtATime => true;

    internal override string Describe(string failure) => _spins.Of(failure);

    private void RelaxFor(raw_spinlock_t* @lock)
    {
        int cpu = ThisCpu.context->cpu;

        _spins.Wants(cpu, @lock);
        Relax();
        _spins.Wants(cpu, null);
    }
}
