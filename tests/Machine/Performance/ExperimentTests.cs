// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Commands;
using Linux.Port.Experiments;

namespace Linux.Tests.Machine.Performance;

/// <summary>Which way the effects of docs/results/experiments.md go.</summary>
public sealed class ExperimentTests
{
    private const long ThreeSeconds = 3_000_000_000;

    [Fact]
    public void PingPong_TheBusyCpuWakesEachSleepingTask()
    {
        const int seed = 1;
        PingPongResult pull = PingPong.Run(TimerModel.Pull, tasks: true, ThreeSeconds, seed);
        PingPongResult push = PingPong.Run(TimerModel.Push, tasks: true, ThreeSeconds, seed);
        PingPongResult stay = PingPong.Run(TimerModel.Stay, tasks: true, ThreeSeconds, seed);

        Assert.True(pull.Timeouts > 200);
        Assert.Equal(0, pull.WokenByTimer);
        Assert.InRange(pull.WokenByOthers - pull.Timeouts, -7, 7);
        Assert.Equal(0, stay.WokenByOthers);
        Assert.InRange(stay.WokenByTimer - stay.Timeouts, -7, 7);
        Assert.Equal(stay with { Model = TimerModel.Push }, push);
    }

    [Fact]
    public void PingPong_IdleCpusSleepOnWhereNobodyIsWoken()
    {
        PingPongResult pull = PingPong.Run(TimerModel.Pull, tasks: false, ThreeSeconds, 1);
        PingPongResult stay = PingPong.Run(TimerModel.Stay, tasks: false, ThreeSeconds, 1);

        Assert.True(pull.Timeouts > 200);
        Assert.Equal(0, pull.WokenByTimer + pull.WokenByOthers);
        Assert.InRange(stay.WokenByTimer - stay.Timeouts, -7, 7);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Phone_BigCpusSleepLongerAndDeeper(int seed)
    {
        Residency pull = Phone.Run(TimerModel.Pull, ThreeSeconds, seed)[^1];
        Residency push = Phone.Run(TimerModel.Push, ThreeSeconds, seed)[^1];
        Residency stay = Phone.Run(TimerModel.Stay, ThreeSeconds, seed)[^1];

        Assert.True(2 * pull.TimerWakeups < stay.TimerWakeups);
        Assert.True(stay.TimerWakeups < push.TimerWakeups);
        Assert.True(pull.Deep > stay.Deep);
        Assert.True(stay.Deep > push.Deep);
        Assert.True(pull.Active < push.Active);
    }

    [Theory]
    [InlineData("ping-pong", 7)]
    [InlineData("residency", 10)]
    public void Command_PrintsALineForEachModel(string name, int lines)
    {
        var output = new StringWriter();
        int status = ExperimentCommand.Create().Parse([name, "--for", "200ms", "--seeds", "1"])
            .Invoke(new InvocationConfiguration { Output = output, EnableDefaultExceptionHandler = false });

        Assert.Equal(0, status);
        Assert.Equal(lines, output.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
    }
}
