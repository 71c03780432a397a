// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux;

/// <summary>An isolated CPU forecasts its sleep up to its own first global timer.</summary>
internal sealed class ForecastOfAnIsolatedCpu : MigrationScenario
{
    public override string Name => "r11-isolated-forecast";

    public override string Summary =>
        "An isolated CPU forecasts its sleep up to its own first global timer.";

    public override MachineOptions Options => new() { Cpus = 2, Isolated = [1], StopTick = Forecast };

    protected override void Play(Machine machine)
    {
        machine.On(1, () =>
        {
            int number = machine.Ledger!.Create();

            machine.Ledger!.Modify(number, jiffies + 50);
        });
    }

    private static bool Forecast(int cpu, long length)
    {
        Machine machine = ThisCpu.machine!;

        if (cpu == 1)
            machine.Forecast = length == KTIME_MAX ? KTIME_MAX : machine.Now + length;
        return length > TICK_NSEC;
    }

    public override void Check(Machine machine)
    {
        machine.RunFor(3 * Ms);
        long armed = 0;
        unsafe
        {
            armed = machine.Context(1)->clock_expires;
        }
        Require(machine.Forecast <= armed, "I8",
            $"the forecast said {machine.Forecast} ns, the clock is armed for {armed} ns");
        base.Check(machine);
    }
}
