// SPDX-License-Identifier: GPL-2.0-only
using System;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>A device that interrupts one CPU again and again; its handler changes timers.</summary>
internal sealed unsafe class StressDevice(StressRun run, int cpu, ulong seed)
{
    private readonly Random _chance = new((int)(seed * 69_069 + (ulong)cpu * 131 + 7));
    private readonly Random _handlers = new((int)(seed * 69_061 + (ulong)cpu * 137 + 9));

    /// <summary>The first interrupt comes soon.</summary>
    public void Start() => Next();

    private void Next()
        => run.Machine.At(run.Machine.Now + _chance.Next(200_000, 3_000_000), () =>
        {
            if (run.Counts.Stopping)
                return;
            // A CPU on its way down may still take one.
            if (run.IsUp(cpu))
                run.Machine.InterruptNow(cpu, Handle);
            Next();
        });

    private void Handle()
    {
        run.Counts.Add(StressOperation.Interrupt);
        for (int i = _handlers.Next(4); i >= 0; i--)
        {
            stress_timer* t = run.Workers[_handlers.Next(run.Workers.Count)].Timer((uint)_handlers.Next());
            ulong expires = jiffies + (ulong)_handlers.Next(50);

            switch (_handlers.Next(5))
            {
                case < 2:
                    run.Ledger.Modify(t, expires, reduce: false);
                    break;
                case 2:
                    run.Ledger.Delete(t, attempt: false);
                    break;
                default:
                    run.ModifyShared(run.Shared((uint)_handlers.Next()), expires, reduce: false);
                    break;
            }
        }
    }
}
