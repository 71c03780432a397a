// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Executions;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>The first line of a scenario about the tick: what the machine is.</summary>
/// <param name="Cpus">CPUs that are possible.</param>
/// <param name="Jiffies">Jiffies at the start.</param>
/// <param name="Now">Clock monotonic at the start, ns.</param>
internal sealed record TickShape(int Cpus, ulong Jiffies, long Now)
{
    public int Timers { get; private init; }

    public int Hrtimers { get; private init; }

    /// <summary>highres=, nohz= and skew_tick=.</summary>
    public (bool Highres, bool Nohz, bool Skew) Boot { get; private init; }

    /// <summary>Whether the points of each operation are compared.</summary>
    public bool ShowsPoints { get; private init; }

    /// <summary>nohz_full=.</summary>
    public int[] Full { get; private init; } = [];

    /// <summary>Reads the line.</summary>
    public static TickShape Read(ScenarioReader reader)
    {
        var shape = new TickShape((int)reader.Number(), (ulong)reader.Number(), reader.Number())
        {
            Timers = (int)reader.Number(),
            Hrtimers = (int)reader.Number(),
            Boot = (reader.Number() != 0, reader.Number() != 0, reader.Number() != 0),
            ShowsPoints = reader.Number() != 0,
        };
        int[] full = Enumerable.Range(0, (int)reader.Number()).Select(_ => (int)reader.Number()).ToArray();

        reader.NextLine();
        return shape with { Full = full };
    }

    /// <summary>The machine, with its first CPU booted.</summary>
    public Machine Build() => BootedMachine.Make(
        new MachineOptions
        {
            Cpus = 1,
            Possible = Cpus,
            Highres = Boot.Highres,
            Nohz = Boot.Nohz,
            SkewTick = Boot.Skew,
            NohzFull = Full,
            ArenaBytes = 1 << 20,
            CheckInvariants = false,
        },
        machine => new TickStandstill(machine, Cpus, Now));
}
