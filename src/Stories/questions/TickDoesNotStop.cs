// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.IO;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Interrupts of one CPU in a second, under each thing that keeps its tick.</summary>
internal sealed class TickDoesNotStop : Question
{
    private const int Cpu = 1;

    public override string Name => "tick";

    public override string Asks => "Why does the tick of this CPU not stop?";

    public override void Answer(TextWriter output)
    {
        MachineOptions two = new() { Cpus = 2, CheckInvariants = false };
        MachineOptions full = two with { NohzFull = [Cpu] };

        output.WriteLine($"HZ {HZ}, interrupts of cpu{Cpu} in one second");
        Print(output, "idle, nothing to wait for", two);
        Print(output, "idle, its own timer every 10 jiffies", two, EveryTenJiffies);
        Print(output, "idle, the governor expects short sleeps",
            two with { StopTick = static (_, _) => false });
        Print(output, "idle, booted with nohz=off", two with { Nohz = false });
        Print(output, "busy", two, machine => Compute(machine));
        Print(output, "busy, nohz_full", full, machine => Compute(machine));
        Print(output, "busy with two tasks, nohz_full", full, machine =>
        {
            Compute(machine);
            Compute(machine);
        });
        Print(output, "busy, nohz_full, a CPU-time timer runs", full, machine =>
        {
            Compute(machine);
            machine.On(0, () => tick_nohz_dep_set_cpu(Cpu, tick_dep_bits.TICK_DEP_BIT_POSIX_TIMER));
        });
    }

    private static unsafe void Print(
        TextWriter output, string what, MachineOptions options, Action<Machine>? start = null)
    {
        using Machine machine = Simulation.Boot(options);

        start?.Invoke(machine);
        // What boot leaves to be done is done by then.
        machine.RunFor(2 * Second);
        ulong before = machine.Context(Cpu)->irq_count;
        machine.RunFor(Second);
        ulong taken = machine.Context(Cpu)->irq_count - before;
        bool stopped = false;
        machine.Inspect(Cpu, () => stopped = tick_nohz_tick_stopped());
        output.WriteLine($"{what,-42}{taken,6}, tick {(stopped ? "stopped" : "runs")}");
    }

    private static void Compute(Machine machine) => machine.Spawn(Cpu, "busy", static () =>
    {
        for (; ; )
            consume_cpu(10_000_000, user: true);
    });

    private static void EveryTenJiffies(Machine machine)
    {
        var ledger = new TimerLedger(machine);

        ledger.OnFire = number => ledger.Modify(number, jiffies + 10);
        machine.On(Cpu, () => ledger.Modify(ledger.Create(TIMER_PINNED), jiffies + 10));
    }
}
