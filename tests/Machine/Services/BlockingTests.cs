// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class BlockingTests
{
    [Fact]
    public void wait_for_completion_BlocksUntilComplete()
    {
        using var machine = Machines.Boot();
        var done = (completion*)machine.Arena.AllocateBytes((nuint)sizeof(completion), 64);
        var order = new List<string>();
        machine.Inspect(0, () => init_completion(done));
        machine.Spawn(1, "waiter", () =>
        {
            order.Add("waits");
            wait_for_completion(done);
            order.Add("woken");
        });
        machine.RunFor(5_000_000);
        machine.On(0, () =>
        {
            order.Add("completes");
            Assert.False(completion_done(done));
            complete(done);
        });
        machine.RunFor(5_000_000);
        Assert.Equal(["waits", "completes", "woken"], order);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void complete_CountsWithoutAWaiter_complete_allStays()
    {
        using var machine = Machines.Boot();
        var done = (completion*)machine.Arena.AllocateBytes((nuint)sizeof(completion), 64);
        machine.On(0, () =>
        {
            init_completion(done);
            Assert.False(try_wait_for_completion(done));
            complete(done);
            complete(done);
            wait_for_completion(done);
            Assert.True(try_wait_for_completion(done));
            Assert.False(try_wait_for_completion(done));
            complete_all(done);
            Assert.True(try_wait_for_completion(done));
            Assert.True(try_wait_for_completion(done));
            reinit_completion(done);
            Assert.False(completion_done(done));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void wait_for_completion_timeout_GivesUpInTime()
    {
        using var machine = Machines.Boot();
        var done = (completion*)machine.Arena.AllocateBytes((nuint)sizeof(completion), 64);
        machine.On(0, () =>
        {
            init_completion(done);
            var start = jiffies;
            Assert.Equal(0UL, wait_for_completion_timeout(done, 10));
            Assert.InRange((long)(jiffies - start), 10, 13);
            complete(done);
            Assert.Equal(10UL, wait_for_completion_timeout(done, 10));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void complete_all_WakesEveryWaiter()
    {
        using var machine = Machines.Boot(4);
        var done = (completion*)machine.Arena.AllocateBytes((nuint)sizeof(completion), 64);
        var woken = 0;
        machine.Inspect(0, () => init_completion(done));
        for (var cpu = 0; cpu < 4; cpu++)
        {
            machine.Spawn(cpu, "waiter", () =>
            {
                wait_for_completion(done);
                woken++;
            });
        }

        machine.RunFor(3_000_000);
        Assert.Equal(0, woken);
        machine.On(0, () => complete_all(done));
        machine.RunFor(3_000_000);
        Assert.Equal(4, woken);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void mutex_lock_KeepsOthersOut_InOrderOfArrival()
    {
        using var machine = Machines.Boot(4);
        var m = (mutex*)machine.Arena.AllocateBytes((nuint)sizeof(mutex), 64);
        var order = new List<string>();
        machine.Inspect(0, () => mutex_init(m));
        for (var cpu = 0; cpu < 4; cpu++)
        {
            var number = cpu;
            machine.Spawn(cpu, "locker", () =>
            {
                schedule_timeout_uninterruptible(1 + 4 * number);
                mutex_lock(m);
                order.Add($"in {number}");
                schedule_timeout_uninterruptible(40);
                lockdep_assert_held(m);
                order.Add($"out {number}");
                mutex_unlock(m);
            });
        }

        machine.RunFor(400_000_000);
        Assert.Equal(
            ["in 0", "out 0", "in 1", "out 1", "in 2", "out 2", "in 3", "out 3"], order);
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void mutex_trylock_SaysWhoHasIt_GuardReleases()
    {
        using var machine = Machines.Boot();
        var m = (mutex*)machine.Arena.AllocateBytes((nuint)sizeof(mutex), 64);
        machine.On(0, () =>
        {
            mutex_init(m);
            using (guard(m))
            {
                Assert.True(mutex_is_locked(m));
                Assert.False(mutex_trylock(m));
            }

            Assert.False(mutex_is_locked(m));
            Assert.True(mutex_trylock(m));
            mutex_unlock(m);
            Assert.Empty(machine.Warnings.All);
            mutex_unlock(m);
        });
        Assert.Equal(1, Machines.Expect(machine, "owner"));
    }

    [Fact]
    public void mutex_lock_InAtomicContext_Warns()
    {
        using var machine = Machines.Boot();
        var m = (mutex*)machine.Arena.AllocateBytes((nuint)sizeof(mutex), 64);
        machine.On(0, () =>
        {
            mutex_init(m);
            preempt_disable();
            mutex_lock(m);
            preempt_enable();
            mutex_unlock(m);
        });
        Assert.Equal(1, Machines.Expect(machine, "sleeping function"));
    }

    [Fact]
    public void guards_SaveAndRestoreInterrupts()
    {
        using var machine = Machines.Boot();
        var l = (raw_spinlock_t*)machine.Arena.AllocateBytes((nuint)sizeof(raw_spinlock_t), 64);
        machine.On(0, () =>
        {
            raw_spin_lock_init(l);
            using (guard_raw_spinlock_irq(l))
            {
                Assert.True(irqs_disabled());
                Assert.True(raw_spin_is_locked(l));
            }

            Assert.False(irqs_disabled());
            local_irq_disable();
            using (guard_raw_spinlock_irqsave(l))
            {
                Assert.True(raw_spin_is_locked(l));
            }

            Assert.True(irqs_disabled());
            local_irq_enable();
            using (guard(l))
            {
                Assert.Equal(1, preempt_count());
            }

            Assert.Equal(0, preempt_count());
        });
        Machines.NoWarnings(machine);
    }
}
