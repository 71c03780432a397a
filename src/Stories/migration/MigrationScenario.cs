// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A story of CPUs that go idle and wake with timers on a small hierarchy. Whatever happens on the
/// way, the timers' ledger must find nothing wrong at the end; the invariants are checked all along.
/// </summary>
internal abstract class MigrationScenario : Scenario
{
    /// <summary>One ms, ns.</summary>
    protected const long Ms = 1_000_000;

    /// <summary>Four CPUs on two nodes: two groups of two, and a root.</summary>
    protected static MachineOptions FourCpusTwoNodes { get; } = new() { Cpus = 4, Nodes = 2 };

    /// <summary>Two CPUs in one group.</summary>
    protected static MachineOptions TwoCpus { get; } = new() { Cpus = 2 };

    public override MachineOptions Options => FourCpusTwoNodes;

    public sealed override void SetUp(Machine machine)
    {
        _ = new TimerLedger(machine);
        machine.RunFor(50 * Ms);
        Play(machine);
    }

    public override void Check(Machine machine)
    {
        machine.RunFor(1000 * Ms);
        machine.Inspect(0, LedgerOf(machine).CheckOverdue);
        LedgerOf(machine).ThrowIfWrong();
    }

    /// <summary>What happens, from an idle machine on.</summary>
    protected abstract void Play(Machine machine);

    /// <summary>Keeps a CPU busy from now on for <paramref name="ms"/> ms.</summary>
    protected static void Busy(Machine machine, int cpu, long ms)
        => machine.Spawn(cpu, "busy", () => consume_cpu(ms * Ms));

    /// <summary>Arms a timer on a CPU, from an interrupt, without making it leave idle.</summary>
    /// <returns>Its number in the ledger.</returns>
    protected static int Arm(Machine machine, int cpu, ulong jiffiesAhead, uint flags = 0)
    {
        int number = -1;

        machine.InterruptAt(cpu, machine.Now, () =>
        {
            number = LedgerOf(machine).Create(flags);
            LedgerOf(machine).Modify(number, jiffies + jiffiesAhead);
        });
        machine.RunUntil(() => number >= 0);
        return number;
    }

    /// <summary>Deletes a timer in a task on <paramref name="cpu"/>, which leaves idle for it.</summary>
    protected static void CancelAwake(Machine machine, int cpu, int number)
        => machine.On(cpu, () => LedgerOf(machine).Cancel(number));
}
