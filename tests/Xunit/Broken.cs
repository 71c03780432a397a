// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Testing;
using static Linux.Kernel;

// xunit does not find them here, as it must not.
#pragma warning disable xUnit1000

namespace Linux.Tests.Explored;

/// <summary>Bodies that fail under some schedule, or cannot be explored. xunit does not find them:
/// the class is no public one.</summary>
internal sealed unsafe class Broken
{
    [Explored(Strategy = SearchStrategy.Dfs)]
    public void LosesACount(Race race)
    {
        int* counter = race.Machine.Arena.Allocate<int>();

        for (int cpu = 0; cpu < 2; cpu++)
            race.On(cpu, "counts", () => WRITE_ONCE(counter, READ_ONCE(counter) + 1));
        race.Check(() => Assert.Equal(2, *counter));
    }

    [Explored]
    public void ThrowsInABody(Race race)
        => race.On(1, "throws", static () => throw new InvalidOperationException("from a body"));

    [Explored]
    public void TakesALockTwice(Race race)
    {
        raw_spinlock_t* held = race.Machine.Arena.Allocate<raw_spinlock_t>();

        race.On(0, "takes it", () =>
        {
            raw_spin_lock(held);
            raw_spin_lock(held);
        });
    }

    [Explored]
    public void TakesNoRace() => Assert.Fail("it is not called");
}
