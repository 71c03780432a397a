// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Observers;
using Linux.Time;

namespace Linux.Tests.TimeProvider;

/// <summary>What the wheel does to a program, and an exact provider does not.</summary>
public class WheelTests
{
    /// <summary>A level of the wheel begins at this many ms, and its buckets are this many ms
    /// wide.</summary>
    [Theory]
    [InlineData(62, 1)]
    [InlineData(64, 8)]
    [InlineData(503, 8)]
    [InlineData(512, 64)]
    [InlineData(5_000, 512)]
    [InlineData(60_000, 4_096)]
    [InlineData(3_600_000, 262_144)]
    public void FarTimer_IsLateByLessThanABucket(int due, int bucket)
    {
        double fired = Assert.Single(TwoProviders.OnMachine(story =>
        {
            story.Timer("fired", due);
            story.Jump(due + bucket);
        }).Select(static line => double.Parse(line.Split(' ')[0])));

        Assert.InRange(fired, due, due + bucket);
    }

    [Fact]
    public void SomeTimer_IsLate()
        => Assert.NotEqual(TwoProviders.OnFake(Far),
            TwoProviders.OnMachine(static story => Far(story)));

    [Fact]
    public void TimerBeyondTheWheel_IsNotEarly()
    {
        const int Days = 20;
        var fired = new List<double>();

        TwoProviders.OnMachine(story =>
        {
            story.Timer(() => fired.Add(story.Now / 86_400_000), Days * 86_400_000);
            story.Jump((Days + 2) * 86_400_000);
        });
        Assert.InRange(Assert.Single(fired), Days, Days + 2);
    }

    [Fact]
    public void PeriodThatIsLate_DoesNotDrift()
    {
        List<string> log = TwoProviders.OnMachine(static story =>
        {
            using ITimer timer = story.Timer("beat", 100, 100);

            story.Jump(10_050);
        });

        Assert.Equal(100, log.Count);
    }

    [Fact]
    public void Callback_SeesTheTimeAtWhichItWasDue()
    {
        Assert.Equal(["10 due"], TwoProviders.OnMachine(Jumps));
        Assert.Equal(["40 due"], TwoProviders.OnFake(Jumps));

        static void Jumps(Story story)
        {
            story.Timer("due", 10);
            story.Jump(40);
        }
    }

    [Fact]
    public void TimersOfABucket_FireInTheReverseOrder()
    {
        Assert.Equal(["10 second", "10 first"], TwoProviders.OnMachine(Two));
        Assert.Equal(["10 first", "10 second"], TwoProviders.OnFake(Two));

        static void Two(Story story)
        {
            story.Timer("first", 10);
            story.Timer("second", 10);
            story.Pass(20);
        }
    }

    [Fact]
    public void SameProgram_RunsTheSame()
        => Assert.Equal(Traced(), Traced());

    [Fact]
    public void Timer_StandsInTheKernelsWheel()
    {
        string trace = Traced();

        Assert.Contains("timer_start: timer=", trace, StringComparison.Ordinal);
        Assert.Contains("function=provider_timer_fn", trace, StringComparison.Ordinal);
        Assert.Contains("timer_cancel", trace, StringComparison.Ordinal);
    }

    [Fact]
    public void TimersThatComeAndGo_TakeNoMemory()
    {
        using Machine machine = Simulation.Boot(new MachineOptions());
        var time = new MachineTimeProvider(machine);
        int fired = 0;

        ComeAndGo(10);
        nuint used = machine.Arena.Used;

        ComeAndGo(100);
        Assert.Equal(used, machine.Arena.Used);
        Assert.Equal(55, fired);

        void ComeAndGo(int timers)
        {
            for (int i = 0; i < timers; i++)
            {
                using ITimer timer = time.CreateTimer(
                    _ => fired++, null, Story.Ms(1), Timeout.InfiniteTimeSpan);

                time.Advance(Story.Ms(i % 2 * 2));
            }
        }
    }

    [Fact]
    public void TimerOfAMachineThatIsGone_CanBeDisposedOfAndNotSet()
    {
        ITimer timer;

        using (Machine machine = Simulation.Boot(new MachineOptions()))
            timer = new MachineTimeProvider(machine).CreateTimer(
                static _ => { }, null, Story.Ms(1), Timeout.InfiniteTimeSpan);
        Assert.Throws<ObjectDisposedException>(
            () => timer.Change(Story.Ms(1), Timeout.InfiniteTimeSpan));
        timer.Dispose();
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(2)]
    public void CpuThatIsNotThere_IsRefused(int cpu)
    {
        using Machine machine = Simulation.Boot(new MachineOptions { Cpus = 2 });

        Assert.Throws<ArgumentOutOfRangeException>(
            nameof(cpu), () => new MachineTimeProvider(machine, cpu));
    }

    private static void Far(Story story)
    {
        story.Timer("far", 1_001);
        story.Jump(2_000);
    }

    private static string Traced()
    {
        using Machine machine = Simulation.Boot(new MachineOptions { Cpus = 2 });
        var time = new MachineTimeProvider(machine, cpu: 1);
        var text = new StringWriter();

        machine.EnableTrace("timer:timer_*");
        using ITimer beat = time.CreateTimer(static _ => { }, null, Story.Ms(10), Story.Ms(17));
        ITimer cancelled =
            time.CreateTimer(static _ => { }, null, Story.Ms(500), Timeout.InfiniteTimeSpan);
        time.Advance(Story.Ms(100));
        cancelled.Dispose();
        machine.WriteTrace(text);
        return text.ToString();
    }
}
