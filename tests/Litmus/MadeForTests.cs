// SPDX-License-Identifier: GPL-2.0-only
using Linux.Litmus;

namespace Linux.Tests.Litmus;

/// <summary>Barriers that are made for another operation order no more than that one allows; herd7
/// says the same of each of these tests.</summary>
public sealed class MadeForTests
{
    private const string Parameters = "(atomic_t *x, atomic_t *y, atomic_t *v, spinlock_t *l)";

    /// <summary>Each thread stores and then loads what the other one stores.</summary>
    [Theory]
    [InlineData("smp_mb();", Observation.Never)]
    [InlineData("smp_mb__after_atomic();", Observation.Sometimes)]
    [InlineData("atomic_inc(v); smp_mb__after_atomic();", Observation.Never)]
    [InlineData("(void)cmpxchg(v, 7, 1); smp_mb__after_atomic();", Observation.Never)]
    [InlineData("smp_mb__after_atomic(); atomic_inc(v);", Observation.Sometimes)]
    [InlineData("smp_mb__before_atomic();", Observation.Sometimes)]
    [InlineData("smp_mb__before_atomic(); atomic_inc(v);", Observation.Never)]
    [InlineData("atomic_inc(v); smp_mb__before_atomic();", Observation.Sometimes)]
    [InlineData("spin_lock(l); smp_mb__after_spinlock(); spin_unlock(l);", Observation.Never)]
    [InlineData("smp_mb__after_spinlock();", Observation.Sometimes)]
    public void StoreThenLoad_IsOrderedByWhatTheBarrierIsMadeFor(
        string between, Observation expected)
        => Assert.Equal(expected, Run(
            $"P0{Parameters} {{ int r0; atomic_set(x, 1); {between} r0 = atomic_read(y); }}\n"
            + $"P1{Parameters} {{ int r0; atomic_set(y, 1); {between} r0 = atomic_read(x); }}\n"
            + "exists (0:r0=0 /\\ 1:r0=0)"));

    /// <summary>The store comes after the read-modify-write that the barrier is made for.</summary>
    [Fact]
    public void AStoreAfterTheReadModifyWrite_IsNotOrderedByTheBarrierBehindIt()
        => Assert.Equal(Observation.Sometimes, Run(
            $"P0{Parameters} {{ int r0; atomic_inc(v); atomic_set(x, 1); smp_mb__after_atomic(); "
            + "r0 = atomic_read(y); }\n"
            + $"P1{Parameters} {{ int r0; atomic_set(y, 1); smp_mb(); r0 = atomic_read(x); }}\n"
            + "exists (0:r0=0 /\\ 1:r0=0)"));

    /// <summary>One thread unlocks what the other one then locks.</summary>
    [Theory]
    [InlineData("smp_mb__after_unlock_lock();", Observation.Never)]
    [InlineData("", Observation.Sometimes)]
    public void UnlockThenLock_IsAFullBarrierIfToldSo(string barrier, Observation expected)
        => Assert.Equal(expected, Run(
            $"P0{Parameters} {{ spin_lock(l); atomic_set(x, 1); spin_unlock(l); }}\n"
            + $"P1{Parameters} {{ int r0; int r1; spin_lock(l); r0 = atomic_read(x); {barrier} "
            + "r1 = atomic_read(y); spin_unlock(l); }\n"
            + $"P2{Parameters} {{ int r0; atomic_set(y, 1); smp_mb(); r0 = atomic_read(x); }}\n"
            + "exists (1:r0=1 /\\ 1:r1=0 /\\ 2:r0=0)"));

    /// <summary>smp_rmb() does not order the load of a read-modify-write that returns
    /// nothing.</summary>
    [Theory]
    [InlineData("atomic_inc(y);", Observation.Sometimes)]
    [InlineData("r1 = atomic_inc_return_relaxed(y);", Observation.Never)]
    public void ReadBarrier_OrdersWhatIsReturned(string modify, Observation expected)
        => Assert.Equal(expected, Run(
            $"P0{Parameters} {{ atomic_set(x, 1); smp_wmb(); atomic_set(y, 1); }}\n"
            + $"P1{Parameters} {{ int r0; int r1; {modify} smp_rmb(); r0 = atomic_read(x); }}\n"
            + "exists (y=2 /\\ 1:r0=0)"));

    private static Observation Run(string threads)
        => LitmusFile.Read($"C test\n\n{{}}\n\n{threads}\n").Run(LitmusMemory.Lkmm).Observation;
}
