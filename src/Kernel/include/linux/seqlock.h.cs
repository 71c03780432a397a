// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/seqlock.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	public static void seqcount_init(seqcount_t* s)
	{
		s->sequence = 0;
	}

	public static void seqcount_raw_spinlock_init(seqcount_raw_spinlock_t* s, raw_spinlock_t* @lock)
	{
		seqcount_init(&s->seqcount);
		s->@lock = @lock;
	}

	public static void seqcount_spinlock_init(seqcount_spinlock_t* s, spinlock_t* @lock)
	{
		seqcount_init(&s->seqcount);
		s->@lock = @lock;
	}

	public static void seqcount_mutex_init(seqcount_mutex_t* s, mutex* @lock)
	{
		seqcount_init(&s->seqcount);
		s->@lock = @lock;
	}

	// PORT: SEQCNT_RAW_SPINLOCK_ZERO is an initialiser that a [Global]'s Init method calls.
	public static void SEQCNT_RAW_SPINLOCK_ZERO(seqcount_raw_spinlock_t* s, raw_spinlock_t* @lock)
	{
		seqcount_raw_spinlock_init(s, @lock);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static seqcount_t* seqprop_ptr(seqcount_t* s)
	{
		return s;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static uint seqprop_sequence(seqcount_t* s)
	{
		return smp_load_acquire(&s->sequence);
	}

	internal static bool seqprop_preemptible(seqcount_t* s)
	{
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static seqcount_t* seqprop_ptr(seqcount_raw_spinlock_t* s)
	{
		return &s->seqcount;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static uint seqprop_sequence(seqcount_raw_spinlock_t* s)
	{
		return smp_load_acquire(&s->seqcount.sequence);
	}

	internal static bool seqprop_preemptible(seqcount_raw_spinlock_t* s)
	{
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static seqcount_t* seqprop_ptr(seqcount_spinlock_t* s)
	{
		return &s->seqcount;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static uint seqprop_sequence(seqcount_spinlock_t* s)
	{
		return smp_load_acquire(&s->seqcount.sequence);
	}

	internal static bool seqprop_preemptible(seqcount_spinlock_t* s)
	{
		return false;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static seqcount_t* seqprop_ptr(seqcount_mutex_t* s)
	{
		return &s->seqcount;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static uint seqprop_sequence(seqcount_mutex_t* s)
	{
		return smp_load_acquire(&s->seqcount.sequence);
	}

	internal static bool seqprop_preemptible(seqcount_mutex_t* s)
	{
		return true;
	}

	internal static void seqprop_assert(seqcount_t* s)
	{
		lockdep_assert_preemption_disabled();
	}

	internal static void seqprop_assert(seqcount_raw_spinlock_t* s)
	{
		lockdep_assert_held(s->@lock);
	}

	internal static void seqprop_assert(seqcount_spinlock_t* s)
	{
		lockdep_assert_held(s->@lock);
	}

	internal static void seqprop_assert(seqcount_mutex_t* s)
	{
		lockdep_assert_held(s->@lock);
	}

	// PORT: the macros below select by type; here each type has its overload, in four groups of the same text.

	public static uint __read_seqcount_begin(seqcount_t* s)
	{
		uint __seq;

		while (unlikely(((__seq = seqprop_sequence(s)) & 1) != 0))
			cpu_relax();

		return __seq;
	}

	public static uint raw_read_seqcount_begin(seqcount_t* s)
	{
		return __read_seqcount_begin(s);
	}

	public static uint read_seqcount_begin(seqcount_t* s)
	{
		return raw_read_seqcount_begin(s);
	}

	public static uint raw_read_seqcount(seqcount_t* s)
	{
		return seqprop_sequence(s);
	}

	public static bool raw_seqcount_try_begin(seqcount_t* s, out uint start)
	{
		start = raw_read_seqcount(s);
		return (start & 1) == 0;
	}

	public static uint raw_seqcount_begin(seqcount_t* s)
	{
		return raw_read_seqcount(s) & ~1u;
	}

	public static bool __read_seqcount_retry(seqcount_t* s, uint start)
	{
		return do___read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static bool read_seqcount_retry(seqcount_t* s, uint start)
	{
		return do_read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static void raw_write_seqcount_begin(seqcount_t* s)
	{
		if (seqprop_preemptible(s))
			preempt_disable();

		do_raw_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void raw_write_seqcount_end(seqcount_t* s)
	{
		do_raw_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void write_seqcount_begin(seqcount_t* s)
	{
		seqprop_assert(s);

		if (seqprop_preemptible(s))
			preempt_disable();

		do_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void write_seqcount_end(seqcount_t* s)
	{
		do_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void raw_write_seqcount_barrier(seqcount_t* s)
	{
		do_raw_write_seqcount_barrier(seqprop_ptr(s));
	}

	public static void write_seqcount_invalidate(seqcount_t* s)
	{
		do_write_seqcount_invalidate(seqprop_ptr(s));
	}

	public static uint __read_seqcount_begin(seqcount_raw_spinlock_t* s)
	{
		uint __seq;

		while (unlikely(((__seq = seqprop_sequence(s)) & 1) != 0))
			cpu_relax();

		return __seq;
	}

	public static uint raw_read_seqcount_begin(seqcount_raw_spinlock_t* s)
	{
		return __read_seqcount_begin(s);
	}

	public static uint read_seqcount_begin(seqcount_raw_spinlock_t* s)
	{
		return raw_read_seqcount_begin(s);
	}

	public static uint raw_read_seqcount(seqcount_raw_spinlock_t* s)
	{
		return seqprop_sequence(s);
	}

	public static bool raw_seqcount_try_begin(seqcount_raw_spinlock_t* s, out uint start)
	{
		start = raw_read_seqcount(s);
		return (start & 1) == 0;
	}

	public static uint raw_seqcount_begin(seqcount_raw_spinlock_t* s)
	{
		return raw_read_seqcount(s) & ~1u;
	}

	public static bool __read_seqcount_retry(seqcount_raw_spinlock_t* s, uint start)
	{
		return do___read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static bool read_seqcount_retry(seqcount_raw_spinlock_t* s, uint start)
	{
		return do_read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static void raw_write_seqcount_begin(seqcount_raw_spinlock_t* s)
	{
		if (seqprop_preemptible(s))
			preempt_disable();

		do_raw_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void raw_write_seqcount_end(seqcount_raw_spinlock_t* s)
	{
		do_raw_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void write_seqcount_begin(seqcount_raw_spinlock_t* s)
	{
		seqprop_assert(s);

		if (seqprop_preemptible(s))
			preempt_disable();

		do_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void write_seqcount_end(seqcount_raw_spinlock_t* s)
	{
		do_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void raw_write_seqcount_barrier(seqcount_raw_spinlock_t* s)
	{
		do_raw_write_seqcount_barrier(seqprop_ptr(s));
	}

	public static void write_seqcount_invalidate(seqcount_raw_spinlock_t* s)
	{
		do_write_seqcount_invalidate(seqprop_ptr(s));
	}

	public static uint __read_seqcount_begin(seqcount_spinlock_t* s)
	{
		uint __seq;

		while (unlikely(((__seq = seqprop_sequence(s)) & 1) != 0))
			cpu_relax();

		return __seq;
	}

	public static uint raw_read_seqcount_begin(seqcount_spinlock_t* s)
	{
		return __read_seqcount_begin(s);
	}

	public static uint read_seqcount_begin(seqcount_spinlock_t* s)
	{
		return raw_read_seqcount_begin(s);
	}

	public static uint raw_read_seqcount(seqcount_spinlock_t* s)
	{
		return seqprop_sequence(s);
	}

	public static bool raw_seqcount_try_begin(seqcount_spinlock_t* s, out uint start)
	{
		start = raw_read_seqcount(s);
		return (start & 1) == 0;
	}

	public static uint raw_seqcount_begin(seqcount_spinlock_t* s)
	{
		return raw_read_seqcount(s) & ~1u;
	}

	public static bool __read_seqcount_retry(seqcount_spinlock_t* s, uint start)
	{
		return do___read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static bool read_seqcount_retry(seqcount_spinlock_t* s, uint start)
	{
		return do_read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static void raw_write_seqcount_begin(seqcount_spinlock_t* s)
	{
		if (seqprop_preemptible(s))
			preempt_disable();

		do_raw_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void raw_write_seqcount_end(seqcount_spinlock_t* s)
	{
		do_raw_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void write_seqcount_begin(seqcount_spinlock_t* s)
	{
		seqprop_assert(s);

		if (seqprop_preemptible(s))
			preempt_disable();

		do_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void write_seqcount_end(seqcount_spinlock_t* s)
	{
		do_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void raw_write_seqcount_barrier(seqcount_spinlock_t* s)
	{
		do_raw_write_seqcount_barrier(seqprop_ptr(s));
	}

	public static void write_seqcount_invalidate(seqcount_spinlock_t* s)
	{
		do_write_seqcount_invalidate(seqprop_ptr(s));
	}

	public static uint __read_seqcount_begin(seqcount_mutex_t* s)
	{
		uint __seq;

		while (unlikely(((__seq = seqprop_sequence(s)) & 1) != 0))
			cpu_relax();

		return __seq;
	}

	public static uint raw_read_seqcount_begin(seqcount_mutex_t* s)
	{
		return __read_seqcount_begin(s);
	}

	public static uint read_seqcount_begin(seqcount_mutex_t* s)
	{
		return raw_read_seqcount_begin(s);
	}

	public static uint raw_read_seqcount(seqcount_mutex_t* s)
	{
		return seqprop_sequence(s);
	}

	public static bool raw_seqcount_try_begin(seqcount_mutex_t* s, out uint start)
	{
		start = raw_read_seqcount(s);
		return (start & 1) == 0;
	}

	public static uint raw_seqcount_begin(seqcount_mutex_t* s)
	{
		return raw_read_seqcount(s) & ~1u;
	}

	public static bool __read_seqcount_retry(seqcount_mutex_t* s, uint start)
	{
		return do___read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static bool read_seqcount_retry(seqcount_mutex_t* s, uint start)
	{
		return do_read_seqcount_retry(seqprop_ptr(s), start);
	}

	public static void raw_write_seqcount_begin(seqcount_mutex_t* s)
	{
		if (seqprop_preemptible(s))
			preempt_disable();

		do_raw_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void raw_write_seqcount_end(seqcount_mutex_t* s)
	{
		do_raw_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void write_seqcount_begin(seqcount_mutex_t* s)
	{
		seqprop_assert(s);

		if (seqprop_preemptible(s))
			preempt_disable();

		do_write_seqcount_begin(seqprop_ptr(s));
	}

	public static void write_seqcount_end(seqcount_mutex_t* s)
	{
		do_write_seqcount_end(seqprop_ptr(s));

		if (seqprop_preemptible(s))
			preempt_enable();
	}

	public static void raw_write_seqcount_barrier(seqcount_mutex_t* s)
	{
		do_raw_write_seqcount_barrier(seqprop_ptr(s));
	}

	public static void write_seqcount_invalidate(seqcount_mutex_t* s)
	{
		do_write_seqcount_invalidate(seqprop_ptr(s));
	}

	// PORT: a [Global] is passed by reference; its memory is native, so its address is stable.
	public static uint read_seqcount_begin(ref seqcount_t s)
	{
		return read_seqcount_begin((seqcount_t*)Unsafe.AsPointer(ref s));
	}

	public static uint raw_read_seqcount_begin(ref seqcount_t s)
	{
		return raw_read_seqcount_begin((seqcount_t*)Unsafe.AsPointer(ref s));
	}

	public static bool read_seqcount_retry(ref seqcount_t s, uint start)
	{
		return read_seqcount_retry((seqcount_t*)Unsafe.AsPointer(ref s), start);
	}

	public static void write_seqcount_begin(ref seqcount_t s)
	{
		write_seqcount_begin((seqcount_t*)Unsafe.AsPointer(ref s));
	}

	public static void write_seqcount_end(ref seqcount_t s)
	{
		write_seqcount_end((seqcount_t*)Unsafe.AsPointer(ref s));
	}

	// PORT: a [Global] is passed by reference; its memory is native, so its address is stable.
	public static uint read_seqcount_begin(ref seqcount_raw_spinlock_t s)
	{
		return read_seqcount_begin((seqcount_raw_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	public static uint raw_read_seqcount_begin(ref seqcount_raw_spinlock_t s)
	{
		return raw_read_seqcount_begin((seqcount_raw_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	public static bool read_seqcount_retry(ref seqcount_raw_spinlock_t s, uint start)
	{
		return read_seqcount_retry((seqcount_raw_spinlock_t*)Unsafe.AsPointer(ref s), start);
	}

	public static void write_seqcount_begin(ref seqcount_raw_spinlock_t s)
	{
		write_seqcount_begin((seqcount_raw_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	public static void write_seqcount_end(ref seqcount_raw_spinlock_t s)
	{
		write_seqcount_end((seqcount_raw_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	// PORT: a [Global] is passed by reference; its memory is native, so its address is stable.
	public static uint read_seqcount_begin(ref seqcount_spinlock_t s)
	{
		return read_seqcount_begin((seqcount_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	public static uint raw_read_seqcount_begin(ref seqcount_spinlock_t s)
	{
		return raw_read_seqcount_begin((seqcount_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	public static bool read_seqcount_retry(ref seqcount_spinlock_t s, uint start)
	{
		return read_seqcount_retry((seqcount_spinlock_t*)Unsafe.AsPointer(ref s), start);
	}

	public static void write_seqcount_begin(ref seqcount_spinlock_t s)
	{
		write_seqcount_begin((seqcount_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	public static void write_seqcount_end(ref seqcount_spinlock_t s)
	{
		write_seqcount_end((seqcount_spinlock_t*)Unsafe.AsPointer(ref s));
	}

	// PORT: a [Global] is passed by reference; its memory is native, so its address is stable.
	public static uint read_seqcount_begin(ref seqcount_mutex_t s)
	{
		return read_seqcount_begin((seqcount_mutex_t*)Unsafe.AsPointer(ref s));
	}

	public static uint raw_read_seqcount_begin(ref seqcount_mutex_t s)
	{
		return raw_read_seqcount_begin((seqcount_mutex_t*)Unsafe.AsPointer(ref s));
	}

	public static bool read_seqcount_retry(ref seqcount_mutex_t s, uint start)
	{
		return read_seqcount_retry((seqcount_mutex_t*)Unsafe.AsPointer(ref s), start);
	}

	public static void write_seqcount_begin(ref seqcount_mutex_t s)
	{
		write_seqcount_begin((seqcount_mutex_t*)Unsafe.AsPointer(ref s));
	}

	public static void write_seqcount_end(ref seqcount_mutex_t s)
	{
		write_seqcount_end((seqcount_mutex_t*)Unsafe.AsPointer(ref s));
	}

	internal static bool do___read_seqcount_retry(seqcount_t* s, uint start)
	{
		return unlikely(READ_ONCE(&s->sequence) != start);
	}

	internal static bool do_read_seqcount_retry(seqcount_t* s, uint start)
	{
		smp_rmb();
		return do___read_seqcount_retry(s, start);
	}

	// PORT: the increments are marked, because a reader on another CPU must see every step of the sequence.
	internal static void do_raw_write_seqcount_begin(seqcount_t* s)
	{
		WRITE_ONCE(&s->sequence, s->sequence + 1);
		smp_wmb();
	}

	internal static void do_raw_write_seqcount_end(seqcount_t* s)
	{
		smp_wmb();
		WRITE_ONCE(&s->sequence, s->sequence + 1);
	}

	internal static void do_write_seqcount_begin_nested(seqcount_t* s, int subclass)
	{
		do_raw_write_seqcount_begin(s);
	}

	internal static void do_write_seqcount_begin(seqcount_t* s)
	{
		do_write_seqcount_begin_nested(s, 0);
	}

	internal static void do_write_seqcount_end(seqcount_t* s)
	{
		do_raw_write_seqcount_end(s);
	}

	internal static void do_raw_write_seqcount_barrier(seqcount_t* s)
	{
		WRITE_ONCE(&s->sequence, s->sequence + 1);
		smp_wmb();
		WRITE_ONCE(&s->sequence, s->sequence + 1);
	}

	internal static void do_write_seqcount_invalidate(seqcount_t* s)
	{
		smp_wmb();
		WRITE_ONCE(&s->sequence, s->sequence + 2);
	}

	public static void seqcount_latch_init(seqcount_latch_t* s)
	{
		seqcount_init(&s->seqcount);
	}

	public static uint raw_read_seqcount_latch(seqcount_latch_t* s)
	{
		return READ_ONCE(&s->seqcount.sequence);
	}

	public static uint read_seqcount_latch(seqcount_latch_t* s)
	{
		return raw_read_seqcount_latch(s);
	}

	public static bool raw_read_seqcount_latch_retry(seqcount_latch_t* s, uint start)
	{
		smp_rmb();
		return unlikely(READ_ONCE(&s->seqcount.sequence) != start);
	}

	public static bool read_seqcount_latch_retry(seqcount_latch_t* s, uint start)
	{
		return raw_read_seqcount_latch_retry(s, start);
	}

	public static void raw_write_seqcount_latch(seqcount_latch_t* s)
	{
		smp_wmb();
		WRITE_ONCE(&s->seqcount.sequence, s->seqcount.sequence + 1);
		smp_wmb();
	}

	public static void write_seqcount_latch_begin(seqcount_latch_t* s)
	{
		raw_write_seqcount_latch(s);
	}

	public static void write_seqcount_latch(seqcount_latch_t* s)
	{
		raw_write_seqcount_latch(s);
	}

	public static void write_seqcount_latch_end(seqcount_latch_t* s)
	{
	}

	public static void seqlock_init(seqlock_t* sl)
	{
		spin_lock_init(&sl->@lock);
		seqcount_spinlock_init(&sl->seqcount, &sl->@lock);
	}

	public static uint read_seqbegin(seqlock_t* sl)
	{
		return read_seqcount_begin(&sl->seqcount);
	}

	public static bool read_seqretry(seqlock_t* sl, uint start)
	{
		return read_seqcount_retry(&sl->seqcount, start);
	}

	public static void write_seqlock(seqlock_t* sl)
	{
		spin_lock(&sl->@lock);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	public static void write_sequnlock(seqlock_t* sl)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock(&sl->@lock);
	}

	public static void write_seqlock_bh(seqlock_t* sl)
	{
		spin_lock_bh(&sl->@lock);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	public static void write_sequnlock_bh(seqlock_t* sl)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock_bh(&sl->@lock);
	}

	public static void write_seqlock_irq(seqlock_t* sl)
	{
		spin_lock_irq(&sl->@lock);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	public static void write_sequnlock_irq(seqlock_t* sl)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock_irq(&sl->@lock);
	}

	public static void write_seqlock_irqsave(seqlock_t* sl, out ulong flags)
	{
		spin_lock_irqsave(&sl->@lock, out flags);
		do_write_seqcount_begin(&sl->seqcount.seqcount);
	}

	public static void write_sequnlock_irqrestore(seqlock_t* sl, ulong flags)
	{
		do_write_seqcount_end(&sl->seqcount.seqcount);
		spin_unlock_irqrestore(&sl->@lock, flags);
	}

	public static void read_seqlock_excl(seqlock_t* sl)
	{
		spin_lock(&sl->@lock);
	}

	public static void read_sequnlock_excl(seqlock_t* sl)
	{
		spin_unlock(&sl->@lock);
	}
}
