// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux;

/// <summary>
/// A CPU that goes idle, and whose forecast of its sleep must not be later than what its clock is then armed for.
/// </summary>
internal abstract class ForecastScenario : MigrationScenario
{
    /// <summary>The CPU.</summary>
    protected abstract int Forecaster { get; }

    /// <summary>To be the machine's <see cref="MachineOptions.StopTick"/>.</summary>
    protected bool NoteForecast(int cpu, long length)
    {
        Machine machine = ThisCpu.machine!;

        if (cpu == Forecaster)
            machine.Forecast = length == KTIME_MAX ? KTIME_MAX : machine.Now + length;
        return length > TICK_NSEC;
    }

    public sealed override unsafe void Check(Machine machine)
    {
        machine.RunFor(3 * Ms);
        long armed = machine.Context(Forecaster)->clock_expires;
        Require(machine.Forecast <= armed, "I8",
            $"the forecast said {machine.Forecast} ns, the clock is armed for {armed} ns");
        base.Check(machine);
    }
}
