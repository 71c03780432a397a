// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Tests.Litmus;

/// <summary>What each operation of the memory orders, and what it does not.</summary>
public sealed class WeakMemoryTests
{
    private const int X = 0, Y = 1, L = 2;

    private static WeakMemory Memory(int depth = int.MaxValue) => new(3, 3, depth);

    [Fact]
    public void Load_MaySeeAnOlderStore_ButNeverOneBeforeWhatItHasSeen()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Store(0, X, 2, AccessOrder.Relaxed, 0);
        Assert.Equal(3, memory.Visible(1, X));
        Assert.Equal(1, memory.Load(1, X, 1, AccessOrder.Relaxed).Value);
        Assert.Equal(2, memory.Visible(1, X));
        Assert.Equal(1, memory.Visible(0, X));
    }

    [Theory]
    [InlineData(AccessOrder.Relaxed, AccessOrder.Relaxed, 2)]
    [InlineData(AccessOrder.Release, AccessOrder.Relaxed, 2)]
    [InlineData(AccessOrder.Relaxed, AccessOrder.Acquire, 2)]
    [InlineData(AccessOrder.Release, AccessOrder.Acquire, 1)]
    public void Message_BringsWhatWasStoredBefore_FromReleaseToAcquire(
        AccessOrder store, AccessOrder load, int visible)
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Store(0, Y, 1, store, 0);
        memory.Load(1, Y, 0, load);
        Assert.Equal(visible, memory.Visible(1, X));
    }

    [Theory]
    [InlineData(Fence.Write, Fence.Read, 1)]
    [InlineData(Fence.Full, Fence.Full, 1)]
    [InlineData(Fence.Read, Fence.Read, 2)]
    [InlineData(Fence.Write, Fence.Write, 2)]
    public void Fences_OrderTheirKindOfAccess(Fence between, Fence after, int visible)
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Barrier(0, between);
        memory.Store(0, Y, 1, AccessOrder.Relaxed, 0);
        memory.Load(1, Y, 0, AccessOrder.Relaxed);
        memory.Barrier(1, after);
        Assert.Equal(visible, memory.Visible(1, X));
    }

    [Fact]
    public void WriteFence_DoesNotPublishWhatWasOnlyRead()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Load(1, X, 0, AccessOrder.Relaxed);
        memory.Barrier(1, Fence.Write);
        memory.Store(1, Y, 1, AccessOrder.Relaxed, 0);
        memory.Load(2, Y, 0, AccessOrder.Acquire);
        Assert.Equal(2, memory.Visible(2, X));
    }

    [Fact]
    public void Release_PublishesWhatWasOnlyRead()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Load(1, X, 0, AccessOrder.Relaxed);
        memory.Store(1, Y, 1, AccessOrder.Release, 0);
        memory.Load(2, Y, 0, AccessOrder.Acquire);
        Assert.Equal(1, memory.Visible(2, X));
    }

    [Fact]
    public void FullFences_OrderStoresWithLaterLoads_OnlyWhereBothHaveOne()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Barrier(0, Fence.Full);
        Assert.Equal(2, memory.Visible(1, X));
        memory.Barrier(1, Fence.Full);
        Assert.Equal(1, memory.Visible(1, X));
    }

    [Theory]
    [InlineData(AccessOrder.Full, 1)]
    [InlineData(AccessOrder.Relaxed, 2)]
    public void ReadModifyWrite_IsAFenceOnlyInItsFullForm(AccessOrder order, int visible)
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.ReadModifyWrite(0, Y, 1, order, 0);
        memory.ReadModifyWrite(1, L, 1, order, 0);
        Assert.Equal(visible, memory.Visible(1, X));
    }

    [Fact]
    public void RelaxedReadModifyWrite_CarriesOnTheReleaseThatItReads()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Store(0, Y, 1, AccessOrder.Release, 0);
        memory.ReadModifyWrite(1, Y, 2, AccessOrder.Relaxed, 0);
        Assert.Equal(2, memory.Load(2, Y, 0, AccessOrder.Acquire).Value);
        Assert.Equal(1, memory.Visible(2, X));
    }

    [Fact]
    public void Lock_BringsWhatWasDoneUnderIt_AndIsNoFenceForOthers()
    {
        WeakMemory memory = Memory();

        memory.Lock(0, L, 0);
        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Unlock(0, L, 0);
        Assert.Equal(2, memory.Visible(1, X));
        memory.Lock(1, L, 0);
        Assert.Equal(1, memory.Visible(1, X));
    }

    [Fact]
    public void Dependency_HoldsForTheAddressThatItCameWith()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Barrier(0, Fence.Write);
        memory.Store(0, Y, 1, AccessOrder.Relaxed, 0);
        Message seen = memory.Load(1, Y, 0, AccessOrder.Relaxed);

        Assert.Equal(2, memory.Visible(1, X));
        Assert.Equal(1, memory.Visible(1, X, memory.Dependency(Y, seen, null)));
    }

    [Fact]
    public void Interrupt_BringsWhatItsSenderKnew()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Receive(1, memory.Send(0));
        Assert.Equal(1, memory.Visible(1, X));
        Assert.Equal(2, memory.Visible(2, X));
    }

    [Fact]
    public void Rest_ForgetsEveryLocation_SoThatTheirNumbersStartAnew()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Store(0, X, 2, AccessOrder.Release, 0);
        memory.Rest();
        Assert.Equal(X, memory.Add(2));
        Assert.Equal(1, memory.Visible(2, X));
        Assert.Equal(2, memory.Load(2, X, 0, AccessOrder.Relaxed).Value);
        Assert.True(memory.Equals(Only(2)));
    }

    private static WeakMemory Only(long value)
    {
        WeakMemory memory = new(3, 0);

        memory.Add(value);
        return memory;
    }

    [Fact]
    public void Overwrite_LeavesItsValueAsAllThatCanBeSeen()
    {
        WeakMemory memory = Memory();

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Overwrite(X, 7);
        Assert.Equal(1, memory.Visible(1, X));
        Assert.Equal(7, memory.Load(1, X, 0, AccessOrder.Relaxed).Value);
    }

    [Fact]
    public void HistoryOfOne_ShowsTheNewestAlone()
    {
        WeakMemory memory = Memory(depth: 1);

        memory.Store(0, X, 1, AccessOrder.Relaxed, 0);
        memory.Store(0, X, 2, AccessOrder.Relaxed, 0);
        Assert.Equal(1, memory.Visible(1, X));
        Assert.Equal(2, memory.At(X, 0).Value);
    }

    [Fact]
    public void Views_ThatTakeEachOtherOver_StayAsLongAsThereAreLocations()
    {
        View a = new(3), b = new(20);

        for (int i = 0; i < 40; i++)
        {
            a.Join(b);
            b.Join(a);
            a[20 + i % 4] = i;
        }
        Assert.Equal(32, b.Room);
    }

    [Fact]
    public void Clone_GoesOnByItself()
    {
        WeakMemory memory = Memory();
        WeakMemory copy = memory.Clone();

        Assert.True(memory.Equals(copy));
        copy.Store(0, X, 1, AccessOrder.Relaxed, 0);
        Assert.False(memory.Equals(copy));
        Assert.Equal(1, memory.Visible(1, X));
    }
}
