// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>An isolated CPU forecasts its sleep up to its own first global timer.</summary>
internal sealed class ForecastOfAnIsolatedCpu : ForecastScenario
{
    public override string Name => "r11-isolated-forecast";

    public override string Summary =>
        "An isolated CPU forecasts its sleep up to its own first global timer.";

    public override MachineOptions Options => new() { Cpus = 2, Isolated = [1], StopTick = NoteForecast };

    protected override int Forecaster => 1;

    protected override void Play(Machine machine)
    {
        machine.On(1, () =>
        {
            int number = LedgerOf(machine).Create();

            LedgerOf(machine).Modify(number, jiffies + 50);
        });
    }
}
