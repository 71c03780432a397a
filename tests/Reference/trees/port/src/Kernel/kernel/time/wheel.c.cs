// SPDX-License-Identifier: GPL-2.0-only
// A port of the toy wheel beside it.

namespace Linux;


public unsafe struct wheel {
	public raw_spinlock_t @lock;
	public list_head_spokes spokes;
	public ulong clk, next;
	public bool turning; // PORT: C# has no bit fields.
	public delegate*<wheel*, void> fn;
	public u32 state;
	public u8 hub;
	public u8 rim;
}

[InlineArray(SPOKES)]
public struct list_head_spokes { list_head first; }

public static unsafe partial class Kernel {
	public const int SPOKES = 8;

	public static uint SPOKE(ulong n) => (uint)(n & (SPOKES - 1));

	static void NOTE(wheel* w, string text)
	{
		w->notes++;
		pr_info("wheel: %s\n", text);
	}

	enum state { WHEEL_STOPPED, WHEEL_ROLLING = 4, WHEEL_SPUN, }

	[DefinePerCpu(Count = 2)] static partial ref wheels_array wheels { get; }
	[Global(Init = nameof(wheel_count_init))] static partial ref uint wheel_count { get; }
	static void wheel_count_init(uint* p) => *p = 1;
	[Global] static partial ref uint wheel_limit { get; }
	[Global(Init = nameof(INIT_LIST_HEAD))] static partial ref list_head all_wheels { get; }

	static int wheel_cpu(int cpu)
	{
		return cpu >= 0 ? cpu : raw_smp_processor_id();
	}

	[Global(Init = nameof(wheel_ops_init))] static partial ref wheel_ops wheel_ops { get; }
	static void wheel_ops_init(wheel_ops* p)
	{
		p->turn = &wheel_turn;
		p->name = c_str("wheel }{"u8);
	}

	static void wheel_add(wheel* w, spoke* s, ulong when)
	{
		uint idx = SPOKE(when), old;

		lockdep_assert_held(&w->@lock);
		old = READ_ONCE(&s->idx);
		if (old == idx && !s->stale)
			return;
		list_add(&s->entry, &w->spokes[(int)idx]);
		s->idx = idx;
		if (time_before(when, w->next)) {
			WRITE_ONCE(&w->next, when);
			w->turning = true;
		} else if (w->fn != null) {
			w->fn(w);
		}
	}

	public static int wheel_turn(wheel* w, int steps)
	{
		spoke* s, tmp;
		ulong flags;
		int done = 0;

		raw_spin_lock_irqsave(&w->@lock, out flags);
	again:
		while (steps-- != 0) {
			w->clk++;
			for (s = null, tmp = null; spoke.each_entry_safe(ref s, ref tmp, &w->spokes[SPOKE(w->clk)]);) {
				switch (s->kind) {
				case SPOKE_ONCE:
					list_del(&s->entry);
					goto case SPOKE_QUIET;
				case SPOKE_QUIET: // PORT: C# has no ranges of cases.
				case SPOKE_SILENT:
					done++;
					break;
				default:
					WARN_ON_ONCE(true);
					break; // PORT: the last section of a switch must end.
				}
			}
		}
		do {
			done -= wheel_rest(w);
		} while (done > 100);
		if ((w->state & WHEEL_SPUN) != 0) {
			steps = 1;
			goto again;
		}
		raw_spin_unlock_irqrestore(&w->@lock, flags);
		return done;
	}

	[Global] static partial ref atomic_t wheel_is_idle__asked { get; }

	public static bool wheel_is_idle(wheel* w)
	{
		using var g1 = guard(&w->@lock);
		atomic_inc(ref wheel_is_idle__asked);
		return !w->turning && w->next == ULONG_MAX;
	}

	public static void wheel_old_name(wheel* w)
	{
		int i;

		// PORT: the iterator is written out.
		for (i = 0; i < SPOKES; i++)
			INIT_LIST_HEAD(&w->spokes[i]);
		w->clk = jiffies;
		w->next = w->clk + 1000;
	}

	static int wheel_init()
	{
		int cpu;

		for (cpu = -1; for_each_possible_cpu(ref cpu);)
			wheel_old_name(per_cpu_ptr(ref wheels[0], cpu));
		return 0;
	}
}
