// SPDX-License-Identifier: GPL-2.0-only
using System.IO;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Where a timer's callback runs, by how it was armed and by what its CPU does.</summary>
internal sealed class ExpiresElsewhere : Question
{
    private const int Cpu = 2;
    private const int BusyCpu = 3;

    public override string Name => "where";

    public override string Asks => "Which CPU runs my timer's callback?";

    public override void Answer(TextWriter output)
    {
        output.WriteLine($"4 CPUs, cpu{BusyCpu} is busy; a timer of 50 ms is armed on cpu{Cpu}");
        output.WriteLine("how                            cpu2 then  expired on  cpu2 woke for it");
        Print(output, "mod_timer()", 0, false);
        Print(output, "mod_timer()", 0, true);
        Print(output, "mod_timer(), TIMER_PINNED", TIMER_PINNED, false);
        Print(output, "mod_timer(), TIMER_PINNED", TIMER_PINNED, true);
        Print(output, "add_timer_on(cpu2)", 0, false, on: true);
        Print(output, "mod_timer(), no migration", 0, false, migration: false);
    }

    private static unsafe void Print(
        TextWriter output, string how, uint flags, bool busy, bool on = false,
        bool migration = true)
    {
        using Machine machine = Simulation.Boot(
            new MachineOptions { Cpus = 4, TimerMigration = migration, CheckInvariants = false });
        var ledger = new TimerLedger(machine);
        int expired = -1;
        ulong before = 0;

        machine.RunFor(1_000 * Ms);
        machine.Spawn(BusyCpu, "busy", static () => consume_cpu(10_000 * Ms));
        if (busy)
            machine.Spawn(Cpu, "busy", static () => consume_cpu(10_000 * Ms));
        ledger.OnFire = _ => expired = smp_processor_id();
        machine.InterruptAt(Cpu, machine.Now + 5 * Ms, () =>
        {
            int timer = ledger.Create(flags);
            ulong expires = jiffies + msecs_to_jiffies(50);

            if (on)
                ledger.AddOn(timer, expires, Cpu);
            else
                ledger.Modify(timer, expires);
        });
        machine.RunFor(30 * Ms);
        before = machine.Context(Cpu)->irq_count;
        machine.RunFor(150 * Ms);
        string woke = busy ? "-" : machine.Context(Cpu)->irq_count == before ? "no" : "yes";
        output.WriteLine($"{how,-31}{(busy ? "busy" : "idle"),-11}{"cpu" + expired,-12}{woke}");
    }
}
