// SPDX-License-Identifier: GPL-2.0-only
using static Linux.Kernel;

namespace Linux.Tests.Machine.Services;

public sealed unsafe class SeqlockTests
{
    private struct Guarded
    {
        public raw_spinlock_t Lock;
        public seqcount_raw_spinlock_t Seq;
        public seqlock_t Whole;
    }

    private static Guarded* Allocate(Linux.Hardware.Machine machine)
    {
        var guarded = (Guarded*)machine.Arena.AllocateBytes((nuint)sizeof(Guarded), 64);
        raw_spin_lock_init(&guarded->Lock);
        seqcount_raw_spinlock_init(&guarded->Seq, &guarded->Lock);
        seqlock_init(&guarded->Whole);
        return guarded;
    }

    [Fact]
    public void read_seqcount_retry_IsTrueAfterAWriteOnly()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var guarded = Allocate(machine);
            var start = read_seqcount_begin(&guarded->Seq);
            Assert.False(read_seqcount_retry(&guarded->Seq, start));
            raw_spin_lock(&guarded->Lock);
            write_seqcount_begin(&guarded->Seq);
            Assert.Equal(start + 1, raw_read_seqcount(&guarded->Seq));
            Assert.False(raw_seqcount_try_begin(&guarded->Seq, out _));
            write_seqcount_end(&guarded->Seq);
            raw_spin_unlock(&guarded->Lock);
            Assert.True(read_seqcount_retry(&guarded->Seq, start));
            Assert.Equal(start + 2, raw_read_seqcount_begin(&guarded->Seq));
        });
        Machines.NoWarnings(machine);
    }

    [Fact]
    public void write_seqcount_begin_WithoutTheLock_Warns()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var guarded = Allocate(machine);
            write_seqcount_begin(&guarded->Seq);
            write_seqcount_end(&guarded->Seq);
        });
        Assert.Equal(1, Machines.Expect(machine, "lockdep_assert_held"));
    }

    [Fact]
    public void raw_write_seqcount_barrier_InvalidatesReaders()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var guarded = Allocate(machine);
            var start = read_seqcount_begin(&guarded->Seq);
            raw_write_seqcount_barrier(&guarded->Seq);
            Assert.True(read_seqcount_retry(&guarded->Seq, start));
            Assert.Equal(start + 2, raw_read_seqcount(&guarded->Seq));
        });
    }

    [Fact]
    public void seqlock_WriterHoldsItsSpinlock()
    {
        using var machine = Machines.Boot();
        machine.On(0, () =>
        {
            var guarded = Allocate(machine);
            var start = read_seqbegin(&guarded->Whole);
            write_seqlock_irqsave(&guarded->Whole, out var flags);
            Assert.True(spin_is_locked(&guarded->Whole.@lock));
            Assert.True(irqs_disabled());
            write_sequnlock_irqrestore(&guarded->Whole, flags);
            Assert.True(read_seqretry(&guarded->Whole, start));
            Assert.False(spin_is_locked(&guarded->Whole.@lock));
        });
        Machines.NoWarnings(machine);
    }
}
