// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/timer.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	// The bits of timer_list.flags:
	//
	//   31                  22  21  20  19  18  17                     0
	//  +----------------------+---+---+---+---+-------------------------+
	//  |        bucket        | S | P | D | M |           CPU           |
	//  +----------------------+---+---+---+---+-------------------------+
	//
	//  bucket  index into timer_base.vectors while the timer is queued
	//  S       TIMER_IRQSAFE: the callback runs with interrupts off
	//  P       TIMER_PINNED: expires on the CPU it was queued on, in BASE_LOCAL
	//  D       TIMER_DEFERRABLE: never wakes an idle CPU, in BASE_DEF
	//  M       TIMER_MIGRATING: between two bases; lock_timer_base() spins
	public const uint TIMER_CPUMASK = 0x0003FFFF;
	public const uint TIMER_MIGRATING = 0x00040000;
	public const uint TIMER_BASEMASK = (TIMER_CPUMASK | TIMER_MIGRATING);
	public const uint TIMER_DEFERRABLE = 0x00080000;
	public const uint TIMER_PINNED = 0x00100000;
	public const uint TIMER_IRQSAFE = 0x00200000;
	public const uint TIMER_INIT_FLAGS = (TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE);
	public const int TIMER_ARRAYSHIFT = 22;
	public const uint TIMER_ARRAYMASK = 0xFFC00000;

	public const uint TIMER_TRACE_FLAGMASK = (TIMER_MIGRATING | TIMER_DEFERRABLE | TIMER_PINNED | TIMER_IRQSAFE);

	// PORT: a method that fills a zeroed timer, called from a [Global]'s Init.
	[RegistersCallback("timer", "_function", Context.SoftInterrupt, Flags = "_flags", IrqsOff = TIMER_IRQSAFE)]
	public static void __TIMER_INITIALIZER(timer_list* timer, delegate*<timer_list*, void> _function, uint _flags)
	{
		timer->entry.next = (hlist_node*)TIMER_ENTRY_STATIC;
		timer->function = _function;
		timer->flags = _flags;
	}

	public static void __timer_init(timer_list* _timer, delegate*<timer_list*, void> _fn, uint _flags)
	{
		timer_init_key(_timer, _fn, _flags, null, null);
	}

	public static void __timer_init_on_stack(timer_list* _timer, delegate*<timer_list*, void> _fn, uint _flags)
	{
		timer_init_key_on_stack(_timer, _fn, _flags, null, null);
	}

	/// <summary>
	/// Prepares a timer for first use. <paramref name="flags"/> is any of TIMER_DEFERRABLE,
	/// TIMER_PINNED and TIMER_IRQSAFE; another bit warns and is dropped.
	/// </summary>
	[RegistersCallback("timer", "callback", Context.SoftInterrupt, Flags = "flags", IrqsOff = TIMER_IRQSAFE)]
	public static void timer_setup(timer_list* timer, delegate*<timer_list*, void> callback, uint flags)
	{
		__timer_init(timer, callback, flags);
	}

	/// <summary>As timer_setup(), for a timer in a stack frame; timer_destroy_on_stack() ends its life.</summary>
	[RegistersCallback("timer", "callback", Context.SoftInterrupt, Flags = "flags", IrqsOff = TIMER_IRQSAFE)]
	public static void timer_setup_on_stack(timer_list* timer, delegate*<timer_list*, void> callback, uint flags)
	{
		__timer_init_on_stack(timer, callback, flags);
	}

	/// <summary>Whether the timer is queued. The answer may be stale unless the caller serialises.</summary>
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool timer_pending(timer_list* timer)
	{
		return !hlist_unhashed_lockless(&timer->entry);
	}

	/// <summary>In jiffies: how far ahead an empty base's next_expiry is set.</summary>
	public const ulong TIMER_NEXT_MAX_DELTA = ((1UL << 30) - 1);
}
