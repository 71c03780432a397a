// SPDX-License-Identifier: GPL-2.0-only
using Linux.Bench;

namespace Linux.Tests.Machine.Performance;

/// <summary>The comparison of the push and the pull model is of what it says.</summary>
public sealed class PushModelTests
{
    private static readonly uint[] s_delays = Delays.Draw(10);

    private static EnqueueWorkload Quarter(bool isolated, int cpus = 8)
        => new(cpus, cpu => cpu % 4 == 3, isolated, s_delays);

    [Fact]
    public void Push_PutsTheTimerOnTheNearestBusyCpu()
    {
        using EnqueueWorkload work = Quarter(isolated: true);

        work.On(work.Push);
        Assert.Equal(3, work.CpuOfTimer);
        Assert.True(work.IsBusy(work.CpuOfTimer));
        Assert.Equal(3, work.PushAndExpire());
        Assert.Equal(0, work.Warnings);
    }

    [Fact]
    public void Pull_KeepsTheTimerWhereItIsArmed()
    {
        using EnqueueWorkload work = Quarter(isolated: true);

        work.On(work.Pull);
        Assert.Equal(0, work.CpuOfTimer);
        work.On(work.Push);
        work.On(work.Pull);
        Assert.Equal(0, work.CpuOfTimer);
        Assert.Equal(0, work.Warnings);
    }

    [Fact]
    public void Push_KeepsTheTimerOnABusyCpuThatKeepsTimers()
    {
        using EnqueueWorkload work = Quarter(isolated: false);

        work.On(work.Push);
        Assert.Equal(0, work.CpuOfTimer);
        Assert.Equal(0, work.Warnings);
    }

    [Fact]
    public void Push_WakesAnIdleCpuWhereNobodyIsBusy()
    {
        using var work = new EnqueueWorkload(8, _ => false, isolated: true, s_delays);
        int cpu = work.PushAndExpire();

        Assert.InRange(cpu, 1, 7);
        Assert.Equal(cpu, work.CpuOfTimer);
        Assert.Equal(0, work.Warnings);
    }

    /// <summary>Its core's other thread, the cache's two others until one is busy; then all of them again.</summary>
    [Theory]
    [InlineData(8, 1 + 3)]
    [InlineData(64, 1 + 3)]
    public void Search_AsksTheNearestFirst(int cpus, int asked)
    {
        using EnqueueWorkload work = Quarter(isolated: true, cpus);

        Assert.Equal(asked, work.Asked);
    }

    [Fact]
    public void Search_AsksTheNearestOnceMoreInEachLargerDomain()
    {
        using var work = new EnqueueWorkload(64, cpu => cpu >= 48, isolated: true, s_delays);

        Assert.Equal(1 + 7 + 48, work.Asked);
        work.On(work.Push);
        Assert.Equal(48, work.CpuOfTimer);
    }
}
