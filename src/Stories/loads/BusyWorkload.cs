// SPDX-License-Identifier: GPL-2.0-only
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>The last CPU computes all the time; the others are idle.</summary>
internal sealed class BusyWorkload : Workload
{
    /// <summary>CPU time between two looks at whether to go on, ns.</summary>
    private const long SliceNs = 10_000_000;

    public override string Name => "busy";

    public override string Summary => "one CPU computes in user mode, the others are idle";

    public override void Start(Machine machine, TimerLedger ledger)
        => Compute(machine, machine.Options.Cpus - 1);

    internal static void Compute(Machine machine, int cpu)
        => machine.Spawn(cpu, $"busy/{cpu}", static () =>
        {
            for (; ; )
                consume_cpu(SliceNs, user: true);
        });
}
