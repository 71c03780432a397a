// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Hardware;
using Linux.Time;
using Microsoft.Extensions.Time.Testing;

namespace Linux.Tests.TimeProvider;

/// <summary>Runs a program under both.</summary>
internal static class TwoProviders
{
    /// <summary>What it does where every timer fires exactly.</summary>
    public static List<string> OnFake(Action<Story> program)
    {
        var time = new FakeTimeProvider();
        var story = new Story(time, time.Advance);

        Run(program, story);
        return story.Log;
    }

    /// <summary>What it does where the kernel's wheel fires them.</summary>
    public static List<string> OnMachine(Action<Story> program, int cpus = 1)
    {
        using Machine machine = Simulation.Boot(new MachineOptions { Cpus = cpus });
        var time = new MachineTimeProvider(machine);
        var story = new Story(time, time.Advance);

        Run(program, story);
        return story.Log;
    }

    /// <summary>What awaits goes on where a timer calls: where there is a context, it would go on
    /// in the pool.</summary>
    private static void Run(Action<Story> program, Story story)
    {
        SynchronizationContext? outer = SynchronizationContext.Current;

        SynchronizationContext.SetSynchronizationContext(null);
        try
        {
            program(story);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(outer);
        }
    }

    /// <summary>Requires that it does the same under both, and something.</summary>
    public static void Agree(Action<Story> program)
    {
        List<string> fake = OnFake(program);

        Assert.NotEmpty(fake);
        Assert.Equal(fake, OnMachine(program));
    }
}
