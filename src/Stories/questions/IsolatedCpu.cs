// SPDX-License-Identifier: GPL-2.0-only
using System.IO;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Timers armed on CPUs that are isolated, and not, and who expires them.</summary>
internal sealed class IsolatedCpu : Question
{
    private const int Timers = 40;
    private const int Cpus = 4;

    public override string Name => "isolated";

    public override string Asks => "Which timers still run on an isolated CPU?";

    public override void Answer(TextWriter output)
    {
        output.WriteLine($"{Timers} timers; expired on cpu0 / cpu1 / cpu2 / cpu3");
        output.WriteLine("boot options                   pinned, cpu3     global, cpu3     "
            + "global, cpu1, only cpu3 busy");
        foreach ((string text, MachineOptions options) in ((string, MachineOptions)[])
        [
            ("none", new()), ("isolcpus=domain,3", new() { Isolated = [3] }),
            ("nohz_full=3", new() { NohzFull = [3] }),
            ("isolcpus=domain,3 nohz_full=3", new() { Isolated = [3], NohzFull = [3] }),
        ])
        {
            output.WriteLine($"{text,-31}{Expired(options, TIMER_PINNED, 3),-17}"
                + $"{Expired(options, 0, 3),-17}" + Expired(options, 0, 1, busy: true));
        }
    }

    private static string Expired(MachineOptions options, uint flags, int cpu, bool busy = false)
    {
        using Machine machine = Simulation.Boot(
            options with { Cpus = Cpus, CheckInvariants = false });
        var ledger = new TimerLedger(machine);
        var on = new int[Cpus];

        machine.RunFor(2_000 * Ms);
        if (busy)
            machine.Spawn(3, "busy", static () => consume_cpu(20_000 * Ms, user: true));
        ledger.OnFire = _ => on[smp_processor_id()]++;
        machine.InterruptAt(cpu, machine.Now + 3 * Ms, () =>
        {
            for (int i = 0; i < Timers; i++)
                ledger.Modify(ledger.Create(flags), jiffies + (ulong)(HZ / 10 * (i + 1)));
        });
        machine.RunFor(6_000 * Ms);
        return string.Join(" / ", on);
    }
}
