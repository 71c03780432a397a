// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

public sealed unsafe class CmpxchgTests
{
    private enum State : byte
    {
        Idle = 1,
        Busy = 200,
    }

    [Fact]
    public void xchg_TouchesOnlyItsOwnBytes()
    {
        using var word = new NativeArray<ulong>(1);
        *word.At(0) = 0x1122_3344_5566_7788;

        Assert.Equal((byte)0x77, xchg((byte*)word.At(0) + 1, (byte)0xaa));
        Assert.Equal((ushort)0x5566, xchg((ushort*)word.At(0) + 1, (ushort)0xbbbb));
        Assert.Equal(0x1122_3344u, xchg((uint*)word.At(0) + 1, 0xcccc_ccccu));
        Assert.Equal(0xcccc_cccc_bbbb_aa88UL, *word.At(0));
        Assert.Equal(0xcccc_cccc_bbbb_aa88UL, xchg(word.At(0), 0UL));
    }

    [Fact]
    public void cmpxchg_StoresOnlyWhenTheOldValueIsThere()
    {
        using var word = new NativeArray<ulong>(1);
        *word.At(0) = 5;

        Assert.Equal(5UL, cmpxchg(word.At(0), 4UL, 9UL));
        Assert.Equal(5UL, cmpxchg_acquire(word.At(0), 5UL, 9UL));
        Assert.Equal(9UL, *word.At(0));
        Assert.Equal(9, cmpxchg_release((int*)word.At(0), 9, -1));
        Assert.Equal(0xffff_ffffUL, *word.At(0));
    }

    [Fact]
    public void try_cmpxchg_TellsWhatItSaw()
    {
        using var cell = new NativeArray<State>(1);
        *cell.At(0) = State.Busy;
        State old = State.Idle;

        Assert.False(try_cmpxchg(cell.At(0), &old, State.Idle));
        Assert.Equal(State.Busy, old);
        Assert.True(try_cmpxchg_relaxed(cell.At(0), &old, State.Idle));
        Assert.Equal(State.Idle, *cell.At(0));
    }

    [Fact]
    public void xchg_AndCmpxchgTakePointers()
    {
        using var nodes = new NativeArray<list_head>(3);
        list_head** slot = &nodes.At(0)->next;
        *slot = nodes.At(1);

        Assert.True(xchg(slot, nodes.At(2)) == nodes.At(1));
        Assert.True(xchg(ref nodes.At(0)->next, nodes.At(1)) == nodes.At(2));
        Assert.True(cmpxchg(slot, nodes.At(2), null) == nodes.At(1));
        list_head* old = nodes.At(2);
        Assert.False(try_cmpxchg(slot, &old, null));
        Assert.True(old == nodes.At(1));
        Assert.True(try_cmpxchg(slot, &old, null));
        Assert.True(*slot == null);
    }

    [Fact]
    public void xchg_OfAnythingButAWordThrows()
    {
        using var cells = new NativeArray<list_head>(2);
        Assert.Throws<InvalidOperationException>(() => xchg(cells.At(0), *cells.At(1)));
    }
}
