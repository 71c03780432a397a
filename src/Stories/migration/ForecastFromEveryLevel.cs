// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>The forecast of a lonely CPU takes the first event of every level of its path.</summary>
internal sealed class ForecastFromEveryLevel : ForecastScenario
{
    public override string Name => "r12-forecast-levels";

    public override string Summary =>
        "The forecast of a lonely CPU takes the first event of every level of its path.";

    public override MachineOptions Options => FourCpusTwoNodes with { StopTick = NoteForecast };

    protected override int Forecaster => 0;

    protected override void Play(Machine machine)
    {
        Arm(machine, 0, 100);
        Arm(machine, 1, 200);
        Arm(machine, 2, 400);
        machine.RunFor(20 * Ms);
        // CPU 0 leaves idle until its own timer has expired, and goes idle again.
        machine.On(0, () => consume_cpu(120 * Ms));
    }
}
