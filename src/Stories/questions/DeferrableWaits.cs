// SPDX-License-Identifier: GPL-2.0-only
using System.IO;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A deferrable timer and another one on a CPU that sleeps.</summary>
internal sealed class DeferrableWaits : Question
{
    private const int Cpu = 1;

    public override string Name => "deferrable";

    public override string Asks => "Why did my deferrable timer fire minutes late?";

    public override void Answer(TextWriter output)
    {
        output.WriteLine("cpu1 sleeps; a timer of 20 ms, "
            + "then at 3 s a pinned one or a device's interrupt");
        Print(output, "ordinary, and nothing else", 0, false, 0);
        Print(output, "deferrable, and a pinned timer", TIMER_DEFERRABLE, true, 0);
        Print(output, "deferrable, and an interrupt", TIMER_DEFERRABLE, false, 3000 * Ms);
        Print(output, "deferrable, and nothing else", TIMER_DEFERRABLE, false, 0);
        Print(output, "deferrable, but cpu1 is busy", TIMER_DEFERRABLE, false, 0, busy: true);
    }

    private static void Print(
        TextWriter output, string what, uint flags, bool pinned, long interrupt, bool busy = false)
    {
        using Machine machine = Simulation.Boot(
            new MachineOptions { Cpus = 2, CheckInvariants = false });
        var ledger = new TimerLedger(machine);
        long begin = 0;
        long fired = -1;
        int watched = 0;

        // What boot leaves to be done would wake the CPU as well.
        machine.RunFor(600_000 * Ms);
        if (busy)
            machine.Spawn(Cpu, "busy", static () => consume_cpu(100 * Ms));
        ledger.OnFire = number
            => fired = number == watched && fired < 0 ? machine.Now - begin : fired;
        machine.InterruptAt(Cpu, machine.Now + Ms, () =>
        {
            begin = machine.Now;
            watched = ledger.Create(flags);
            ledger.Modify(watched, jiffies + msecs_to_jiffies(20));
            if (pinned)
                ledger.Modify(ledger.Create(TIMER_PINNED), jiffies + msecs_to_jiffies(3000));
        });
        if (interrupt != 0)
            machine.InterruptAt(Cpu, machine.Now + interrupt, static () => { });
        machine.RunFor(3_600_000 * Ms);
        output.WriteLine($"{what,-34}"
            + (fired < 0 ? "not in an hour" : $"after {fired / (double)Ms:0} ms"));
    }
}
