// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Port.Traces;

namespace Linux.Tests.Machine.Traces;

/// <summary>A recording is replayed on a machine of its own HZ.</summary>
public class RecordedHzTests
{
    [Theory]
    [InlineData(100, 100)]
    [InlineData(250, 250)]
    [InlineData(300, 300)]
    [InlineData(1000, 1000)]
    [InlineData(64, 100)]
    [InlineData(1024, 1000)]
    public void Recording_TellsTheHzToReplayItWith(int recorded, int hz)
    {
        string file = Path.GetTempFileName();

        try
        {
            File.WriteAllText(file, Recording(recorded));
            Assert.Equal(hz, RecordedHz.Of(["run", "--replay-trace", file]));
            Assert.Equal(hz, RecordedHz.Of(["run", $"--replay-trace={file}"]));
            File.WriteAllText(file, "Only words.\n");
            Assert.Null(RecordedHz.Of(["run", "--replay-trace", file]));
        }
        finally
        {
            File.Delete(file);
        }
        Assert.Null(RecordedHz.Of(["run", "--cpus", "2"]));
    }

    [Fact]
    public void Replay_SaysThatItsMachineHasAnotherHz()
    {
        Assert.EndsWith("HZ 250, replayed with HZ 1000", Replays.Replay(Recording(250)).Kernels[0]);
        Assert.EndsWith("HZ 1000", Replays.Replay(Recording(1000)).Kernels[0]);
    }

    /// <summary>So long a timer goes to a level that a wheel of HZ 100 does not have.</summary>
    [Fact]
    public void WheelOfHz100_HasALevelLess()
    {
        Assert.Equal(100, KernelHz.Nearest(24));
        Assert.Equal([250, 1000], KernelHz.Patches(250).Select(patch
            => int.Parse(patch.Replace.Split(' ', ';')[2])).Append(Linux.Hardware.Machine.Hz));
        Assert.Empty(KernelHz.Patches(1000));
    }

    private static string Recording(int hz) => string.Concat(Enumerable.Range(0, 40).Select(i
        => $"  a-1 [000] ..s1. {5 + i * 3.0 / hz:0.000000}: timer_expire_entry: timer=9a function=f "
            + $"now={4294967296 + i * 3} baseclk={4294967296 + i * 3}\n"));
}
