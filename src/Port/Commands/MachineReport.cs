// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>The table that <c>port run</c> prints: a line a CPU, and totals.</summary>
internal static class MachineReport
{
    private const string Columns =
        "{0,6}{1,10}{2,10}{3,18}{4,9}{5,9}{6,9}{7,9}{8,9}{9,10}{10,11}";

    /// <summary>Prints the table of a machine that has run for <paramref name="ns"/> ns.</summary>
    public static void Print(
        TextWriter output, Machine machine, TimerLedger ledger, Workload workload, long ns)
    {
        IReadOnlyList<CpuReport> cpus = machine.ReportCpus();

        output.WriteLine($"{machine.Options.Cpus} cpus, {machine.Options.Nodes} nodes, workload "
            + $"{workload.Name}, {ns / 1e9:0.###} s of virtual time, seed {machine.Options.Seed}"
            + (Machine.Hz == KernelHz.Linked ? "" : $", HZ {Machine.Hz}"));
        output.WriteLine(Columns, "cpu", "idle", "sleeps", "idle tickless ms", "w:timer",
            "w:resched", "w:call", "w:work", "w:device", "expired", "residency");
        foreach (CpuReport cpu in cpus)
            Row(output, $"{cpu.Cpu}", cpu, ns);
        Row(output, "total", CpuReport.Sum(cpus), ns * cpus.Count);
        output.WriteLine($"timers: {ledger.Armed} armed, {ledger.Fired} expired, "
            + $"{ledger.Cancelled} cancelled while pending");
    }

    private static void Row(TextWriter output, string name, CpuReport cpu, long ns)
        => output.WriteLine(Columns, name, cpu.IdleCalls, cpu.Sleeps, cpu.TicklessNs / 1_000_000,
            cpu.Wakeups[(int)irq_vector.LocalTimer], cpu.Wakeups[(int)irq_vector.Reschedule],
            cpu.Wakeups[(int)irq_vector.CallFunction], cpu.Wakeups[(int)irq_vector.IrqWork],
            cpu.Wakeups[(int)irq_vector.Device], cpu.Expired, $"{100.0 * cpu.IdleNs / ns:0.00}%");
}
