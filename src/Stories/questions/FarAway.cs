// SPDX-License-Identifier: GPL-2.0-only
using System.IO;
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Timers that are further away than the wheel reaches.</summary>
internal sealed class FarAway : Question
{
    private const double SecondsOfADay = 86400;

    public override string Name => "far";

    public override string Asks => "How far away may a timer be?";

    public override void Answer(TextWriter output)
    {
        output.WriteLine($"HZ {HZ}: {LVL_DEPTH} levels, {Days(WHEEL_TIMEOUT_MAX):0.0} days");
        output.WriteLine("armed for, days  expires after, days");
        foreach (int days in (int[])[1, 7, 14, 60, 365])
        {
            ulong length = (ulong)(days * SecondsOfADay) * HZ;

            output.WriteLine($"{days,15}{Days(After(length)),21:0.0}");
        }
    }

    private static ulong After(ulong length)
    {
        using Machine machine = Simulation.Boot(new MachineOptions { CheckInvariants = false });
        ulong begin = 0;
        ulong fired = 0;
        var ledger = new TimerLedger(machine) { OnFire = _ => fired = jiffies };

        machine.On(0, () =>
        {
            begin = jiffies;
            ledger.Modify(ledger.Create(), begin + length);
        });
        machine.RunUntil(() => fired != 0);
        return fired - begin;
    }

    private static double Days(ulong length) => length / (SecondsOfADay * HZ);
}
