// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Tests.Machine.Traces.Replays;

namespace Linux.Tests.Machine.Traces;

public class TraceReplayTextTests
{
    [Fact]
    public void Command_IsContentWhereAllAgrees()
    {
        (int status, string output) = Command(Start(0, 10, 11) + Expiry(11, 11));

        Assert.Equal(0, status);
        Assert.EndsWith("1 placements, 1 compared, 0 differ; 1 expiries, 1 compared, 0 differ; "
            + "0 cancelled; 0 lines unreadable\n", output);
    }

    [Fact]
    public void Command_SaysThatADifferenceIsOne()
    {
        (int status, string output) = Command(Start(0, 10, 11) + Expiry(11, 11)
            + Start(20, 10, 99));

        Assert.Equal(1, status);
        Assert.Contains("line 3: timer_start idx=99, replayed 31;", output);
        Assert.Contains("DIFFERS", output);
    }

    [Fact]
    public void Command_NamesALostTimer()
    {
        (int status, string output) = Command(Start(0, 10, 11) + Expiry(60000, 11));

        Assert.Equal(1, status);
        Assert.Contains("overdue by 59989 jiffies: likely a lost timer", output);
    }

    [Theory]
    [InlineData(
        "  a-1 [000] d... 1.5: timer_start: timer=9a expires=4579967822 [timeout=1] "
        + "flags=0x00000001\n", "idx not recorded")]
    [InlineData("  a-1 [000] d... 1.5: timer_expire_entry: timer=9a function=f now=4579967822\n",
        "armed before the recording")]
    [InlineData("  a-1 [000] d... 1.5: sched_switch: prev_comm=a\n", "1 sched_switch")]
    public void Command_IsNotContentWhereNothingIsCompared(string text, string why)
    {
        (int status, string output) = Command(text);

        Assert.Equal(2, status);
        Assert.Contains(why, output);
    }

    [Fact]
    public void Command_IsNotContentWithLinesThatItCannotRead()
    {
        (int status, string output) = Command(
            Start(0, 10, 11) + Start(1, 10, 12, "b2").Replace("idx=12", "idx=12x"));

        Assert.Equal(2, status);
        Assert.Contains("line 2: cannot be replayed: idx", output);
    }
}
