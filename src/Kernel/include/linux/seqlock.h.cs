// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/seqlock.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	[Primitive]
	public static void seqcount_init(seqcount_t* s)
	{
		s->sequence = 0;
	}

	[Primitive]
	public static void seqcount_raw_spinlock_init(seqcount_raw_spinlock_t* s, raw_spinlock_t* @lock)
	{
		seqcount_init(&s->seqcount);
		s->@lock = @lock;
	}

	[Primitive]
	public static void seqcount_spinlock_init(seqcount_spinlock_t* s, spinlock_t* @lock)
	{
		seqcount_init(&s->seqcount);
		s->@lock = @lock;
	}

	[Primitive]
	public static void seqcount_mutex_init(seqcount_mutex_t* s, mutex* @lock)
	{
		seqcount_init(&s->seqcount);
		s->@lock = @lock;
	}

	// PORT: SEQCNT_RAW_SPINLOCK_ZERO is an initialiser that a [Global]'s Init method calls.
	[Primitive]
	public static void SEQCNT_RAW_SPINLOCK_ZERO(seqcount_raw_spinlock_t* s, raw_spinlock_t* @lock)
	{
		seqcount_raw_spinlock_init(s, @lock);
	}

	// PORT: the macros below select by type; here each type is a seqprop<T>.

	[Primitive]
	[BeginsSequenceRead("s")]
	public static uint __read_seqcount_begin<T>(T* s) where T : unmanaged, seqprop<T>
	{
		uint __seq;

		while (unlikely(((__seq = smp_load_acquire(&T.ptr(s)->sequence)) & 1) != 0))
			cpu_relax();

		return __seq;
	}

	[Variants(Variant.Refs), Primitive]
	[BeginsSequenceRead("s")]
	public static uint raw_read_seqcount_begin<T>(T* s) where T : unmanaged, seqprop<T>
	{
		return __read_seqcount_begin(s);
	}

	[Variants(Variant.Refs), Primitive]
	[BeginsSequenceRead("s")]
	public static uint read_seqcount_begin<T>(T* s) where T : unmanaged, seqprop<T>
	{
		return raw_read_seqcount_begin(s);
	}

	[Primitive]
	[BeginsSequenceRead("s")]
	public static uint raw_read_seqcount<T>(T* s) where T : unmanaged, seqprop<T>
	{
		return smp_load_acquire(&T.ptr(s)->sequence);
	}

	[Primitive]
	public static bool raw_seqcount_try_begin<T>(T* s, out uint start) where T : unmanaged, seqprop<T>
	{
		start = raw_read_seqcount(s);
		return (start & 1) == 0;
	}

	[Primitive]
	public static uint raw_seqcount_begin<T>(T* s) where T : unmanaged, seqprop<T>
	{
		return raw_read_seqcount(s) & ~1u;
	}

	[Primitive]
	[EndsSequenceRead("s")]
	public static bool __read_seqcount_retry<T>(T* s, uint start) where T : unmanaged, seqprop<T>
	{
		return do___read_seqcount_retry(T.ptr(s), start);
	}

	[Variants(Variant.Refs), Primitive]
	[EndsSequenceRead("s")]
	public static bool read_seqcount_retry<T>(T* s, uint start) where T : unmanaged, seqprop<T>
	{
		return do_read_seqcount_retry(T.ptr(s), start);
	}

	[Primitive, Acquires("s")]
	public static void raw_write_seqcount_begin<T>(T* s) where T : unmanaged, seqprop<T>
	{
		if (T.preemptible)
			preempt_disable();

		do_raw_write_seqcount_begin(T.ptr(s));
	}

	[Primitive, Releases("s")]
	public static void raw_write_seqcount_end<T>(T* s) where T : unmanaged, seqprop<T>
	{
		do_raw_write_seqcount_end(T.ptr(s));

		if (T.preemptible)
			preempt_enable();
	}

	[Variants(Variant.Refs), Primitive, Acquires("s")]
	public static void write_seqcount_begin<T>(T* s) where T : unmanaged, seqprop<T>
	{
		T.assert(s);

		if (T.preemptible)
			preempt_disable();

		do_write_seqcount_begin(T.ptr(s));
	}

	[Variants(Variant.Refs), Primitive, Releases("s")]
	public static void write_seqcount_end<T>(T* s) where T : unmanaged, seqprop<T>
	{
		do_write_seqcount_end(T.ptr(s));

		if (T.preemptible)
			preempt_enable();
	}

	[Primitive]
	public static void raw_write_seqcount_barrier<T>(T* s) where T : unmanaged, seqprop<T>
	{
		do_raw_write_seqcount_barrier(T.ptr(s));
	}

	[Primitive]
	public static void write_seqcount_invalidate<T>(T* s) where T : unmanaged, seqprop<T>
	{
		do_write_seqcount_invalidate(T.ptr(s));
	}

	[Primitive]
	internal static bool do___read_seqcount_retry(seqcount_t* s, uint start)
	{
		return unlikely(READ_ONCE(&s->sequence) != start);
	}

	[Primitive]
	internal static bool do_read_seqcount_retry(seqcount_t* s, uint start)
	{
		smp_rmb();
		return do___read_seqcount_retry(s, start);
	}

	// PORT: the increments are marked, because a reader on another CPU must see every step of the sequence.
	[Primitive]
	internal static void do_raw_write_seqcount_begin(seqcount_t* s)
	{
		WRITE_ONCE(&s->sequence, s->sequence + 1);
		smp_wmb();
	}

	[Primitive]
	internal static void do_raw_write_seqcount_end(seqcount_t* s)
	{
		smp_wmb();
		WRITE_ONCE(&s->sequence, s->sequence + 1);
	}

	[Primitive]
	internal static void do_write_seqcount_begin_nested(seqcount_t* s, int subclass)
	{
		do_raw_write_seqcount_begin(s);
	}

	[Primitive]
	internal static void do_write_seqcount_begin(seqcount_t* s)
	{
		do_write_seqcount_begin_nested(s, 0);
	}

	[Primitive]
	internal static void do_write_seqcount_end(seqcount_t* s)
	{
		do_raw_write_seqcount_end(s);
	}

	[Primitive]
	internal static void do_raw_write_seqcount_barrier(seqcount_t* s)
	{
		WRITE_ONCE(&s->sequence, s->sequence + 1);
		smp_wmb();
		WRITE_ONCE(&s->sequence, s->sequence + 1);
	}

	[Primitive]
	internal static void do_write_seqcount_invalidate(seqcount_t* s)
	{
		smp_wmb();
		WRITE_ONCE(&s->sequence, s->sequence + 2);
	}

	[Primitive]
	public static void seqcount_latch_init(seqcount_latch_t* s)
	{
		seqcount_init(&s->seqcount);
	}

	[Primitive]
	public static uint raw_read_seqcount_latch(seqcount_latch_t* s)
	{
		return READ_ONCE(&s->seqcount.sequence);
	}

	[Primitive]
	public static uint read_seqcount_latch(seqcount_latch_t* s)
	{
		return raw_read_seqcount_latch(s);
	}

	[Primitive]
	public static bool raw_read_seqcount_latch_retry(seqcount_latch_t* s, uint start)
	{
		smp_rmb();
		return unlikely(READ_ONCE(&s->seqcount.sequence) != start);
	}

	[Primitive]
	public static bool read_seqcount_latch_retry(seqcount_latch_t* s, uint start)
	{
		return raw_read_seqcount_latch_retry(s, start);
	}

	[Primitive]
	public static void raw_write_seqcount_latch(seqcount_latch_t* s)
	{
		smp_wmb();
		WRITE_ONCE(&s->seqcount.sequence, s->seqcount.sequence + 1);
		smp_wmb();
	}

	[Primitive]
	public static void write_seqcount_latch_begin(seqcount_latch_t* s)
	{
		raw_write_seqcount_latch(s);
	}

	[Primitive]
	public static void write_seqcount_latch(seqcount_latch_t* s)
	{
		raw_write_seqcount_latch(s);
	}

	[Primitive]
	public static void write_seqcount_latch_end(seqcount_latch_t* s)
	{
	}

	[Primitive]
	public static void seqlock_init(seqlock_t* sl)
	{
		spin_lock_init(&sl->@lock);
		seqcount_spinlock_init(&sl->seqcount, &sl->@lock);
	}

	[Primitive]
	[BeginsSequenceRead("sl")]
	public static uint read_seqbegin(seqlock_t* sl)
	{
		return read_seqcount_begin(&sl->seqcount);
	}

	[Primitive]
	[EndsSequenceRead("sl")]
	public static bool read_seqretry(seqlock_t* sl, uint start)
	{
		return read_seqcount_retry(&sl->seqcount, start);
	}

	[Primitive, Acquires("sl->lock")]
	public static void write_seqlock(seqlock_t* sl)
	{
		spin_lock(&sl->@lock);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	[Primitive, Releases("sl->lock")]
	public static void write_sequnlock(seqlock_t* sl)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock(&sl->@lock);
	}

	[Primitive, Acquires("sl->lock"), DisablesBottomHalves]
	public static void write_seqlock_bh(seqlock_t* sl)
	{
		spin_lock_bh(&sl->@lock);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	[Primitive, Releases("sl->lock"), EnablesBottomHalves]
	public static void write_sequnlock_bh(seqlock_t* sl)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock_bh(&sl->@lock);
	}

	[Primitive, Acquires("sl->lock"), DisablesIrqs]
	public static void write_seqlock_irq(seqlock_t* sl)
	{
		spin_lock_irq(&sl->@lock);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	[Primitive, Releases("sl->lock"), EnablesIrqs]
	public static void write_sequnlock_irq(seqlock_t* sl)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock_irq(&sl->@lock);
	}

	[Primitive, Acquires("sl->lock"), SavesIrqs("flags")]
	public static void write_seqlock_irqsave(seqlock_t* sl, out ulong flags)
	{
		spin_lock_irqsave(&sl->@lock, out flags);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	[Primitive, Releases("sl->lock"), RestoresIrqs("flags")]
	public static void write_sequnlock_irqrestore(seqlock_t* sl, ulong flags)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock_irqrestore(&sl->@lock, flags);
	}

	[Primitive, Acquires("sl->lock")]
	public static void read_seqlock_excl(seqlock_t* sl)
	{
		spin_lock(&sl->@lock);
	}

	[Primitive, Releases("sl->lock")]
	public static void read_sequnlock_excl(seqlock_t* sl)
	{
		spin_unlock(&sl->@lock);
	}
}
