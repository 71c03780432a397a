// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux;

/// <summary>The forecast of a lonely CPU takes the first event of every level of its path.</summary>
internal sealed class ForecastFromEveryLevel : MigrationScenario
{
    public override string Name => "r12-forecast-levels";

    public override string Summary =>
        "The forecast of a lonely CPU takes the first event of every level of its path.";

    public override MachineOptions Options => FourCpusTwoNodes with { StopTick = Forecast };

    protected override void Play(Machine machine)
    {
        Arm(machine, 0, 100);
        Arm(machine, 1, 200);
        Arm(machine, 2, 400);
        machine.RunFor(20 * Ms);
        // CPU 0 leaves idle until its own timer has expired, and goes idle again.
        machine.On(0, () => consume_cpu(120 * Ms));
    }

    private static bool Forecast(int cpu, long length)
    {
        Machine machine = ThisCpu.machine!;

        if (cpu == 0)
            machine.Forecast = length == KTIME_MAX ? KTIME_MAX : machine.Now + length;
        return length > TICK_NSEC;
    }

    public override void Check(Machine machine)
    {
        machine.RunFor(3 * Ms);
        long armed = 0;
        unsafe
        {
            armed = machine.Context(0)->clock_expires;
        }
        Require(machine.Forecast <= armed, "I8",
            $"the forecast said {machine.Forecast} ns, the clock is armed for {armed} ns");
        base.Check(machine);
    }
}
