// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>
/// A CPU that goes idle, and whose forecast of its sleep must not be later than what its clock is then armed for.
/// </summary>
internal abstract class ForecastScenario : MigrationScenario
{
    /// <summary>When the idle loop last expected to be woken, ns.</summary>
    private long _forecast;

    /// <summary>The CPU.</summary>
    protected abstract int Forecaster { get; }

    /// <summary>To be the machine's <see cref="MachineOptions.StopTick"/>.</summary>
    protected bool NoteForecast(int cpu, long length)
    {
        Machine machine = ThisCpu.machine!;

        if (cpu == Forecaster)
            _forecast = length == KTIME_MAX ? KTIME_MAX : machine.Now + length;
        return length > TICK_NSEC;
    }

    public sealed override unsafe void Check(Machine machine)
    {
        machine.RunFor(3 * Ms);
        long armed = machine.Context(Forecaster)->clock_expires;
        Require(_forecast <= armed, "I8",
            $"the forecast said {_forecast} ns, the clock is armed for {armed} ns");
        base.Check(machine);
    }
}
