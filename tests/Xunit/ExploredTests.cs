// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;
using Linux.Testing;
using static Linux.Kernel;

namespace Linux.Tests.Explored;

/// <summary>Tests that hold under every schedule that is tried.</summary>
public unsafe class ExploredTests
{
    [Explored(Runs = 30, Files = ["/timer.c.cs"])]
    public void DeletedTimer_HasFiredOrNeverWill(Race race)
    {
        int timer = -1;

        race.Machine.On(0, () => timer = race.Ledger.Create());
        race.On(0, "arms", () => race.Ledger.Modify(timer, jiffies + 2));
        race.On(1, "deletes", () => race.Ledger.Cancel(timer, sync: true));
    }

    [Explored(Strategy = SearchStrategy.Dfs, Runs = 100)]
    [InlineData(1)]
    [InlineData(2)]
    public void AtomicCounters_LoseNothing(Race race, int rounds)
    {
        atomic_t* counter = race.Machine.Arena.Allocate<atomic_t>();

        for (int cpu = 0; cpu < 2; cpu++)
        {
            race.On(cpu, "counts", () =>
            {
                for (int i = 0; i < rounds; i++)
                    atomic_inc(counter);
            });
        }
        race.Check(() => Assert.Equal(2 * rounds, counter->counter));
    }
}
