// SPDX-License-Identifier: GPL-2.0-only
// Ported from kernel/time/timer_migration.c, the revision between Linux 6.12 and 7.2 that has
// tmigr_isolated_exclude_cpumask(), __walk_groups_from() and one hierarchy for all CPUs.
// Copyright(C) 2022 linutronix GmbH

using unsafe up_f = delegate*<Linux.tmigr_group*, Linux.tmigr_group*, Linux.tmigr_walk*, bool>;

namespace Linux;

// Global timers of idle CPUs are not pushed to a busy CPU when they are armed; a busy CPU pulls
// them when they expire.
//
// CPUs are the leaves of a tree of groups. While a group has an active child, one of them is its
// migrator and looks after the group's queue of events. A child that goes idle queues its first
// event with its parent; when the last child goes idle, the group itself becomes an idle child one
// level up. So from every CPU's event there is a path of queues to a group with a migrator. With
// nobody active, the CPU that went idle last arms its own clock event for the first event of the
// whole tree.
//
// Becoming active takes no group lock: state words change by compare and exchange, and an event
// that is no longer wanted is flagged `ignore` and left queued. Becoming idle changes the state
// words the same way, and then the queues under the locks of child and parent.
//
// Locks, outermost first: timer_base, tmigr_cpu, child group, parent group. tmigr_mutex covers
// set-up: groups come and are never freed once they are part of the tree.
//
// Three races shape the code:
//  - Two children's walks may reach the parent in the wrong order. The sequence counter in the
//    state word makes the walk that started from a stale value start again.
//  - A new timer on an idle CPU may race with the last CPU going idle. tmigr_update_events() reads
//    the states under the locks, so at least one of the two sees the other, and both may.
//  - After a remote expiry the idle CPU's next event has taken the place of the expired one in no
//    queue yet. tmigr_handle_remote_cpu() walks up on that CPU's behalf, whether or not it has one.
public static unsafe partial class Kernel
{
	[Global]
	internal static partial ref mutex tmigr_mutex { get; }
	[Global]
	[GuardedBy("tmigr_mutex")]
	internal static partial ref list_head* tmigr_level_list { get; }

	[Global]
	internal static partial ref uint tmigr_hierarchy_levels { get; }
	[Global]
	internal static partial ref uint tmigr_crossnode_level { get; }

	[Global]
	[GuardedBy("tmigr_mutex", Access = GuardedAccess.Writes)]
	internal static partial ref tmigr_group* tmigr_root { get; }

	[DefinePerCpu]
	internal static partial ref tmigr_cpu tmigr_cpu { get; }

	// The CPUs that take part. Writers hold cpus_write_lock, or cpuset_mutex and cpus_read_lock, and
	// tmigr_available_mutex besides.
	[Global]
	[GuardedBy("tmigr_available_mutex", Access = GuardedAccess.Writes, Target = true)]
	internal static partial ref cpumask* tmigr_available_cpumask { get; }
	[Global]
	internal static partial ref mutex tmigr_available_mutex { get; }

	// Off until tmigr_init_isolation(): a CPU that is isolated from boot takes part until then.
	[Global]
	internal static partial ref static_key_false tmigr_exclude_isolated { get; }

	internal const u8 TMIGR_NONE = 0xFF;
	internal const uint BIT_CNT = 8;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool tmigr_is_not_available(tmigr_cpu* tmc)
	{
		return !(tmc->tmgroup != null && tmc->available);
	}

	// A CPU isolated by domain takes no part; a nohz_full CPU does, and is idle for the tree while its
	// tick is stopped. The CPU that keeps time must not be taken out even if it is isolated, or nobody
	// would be left to migrate for nohz_full CPUs: callers see to that.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	internal static bool tmigr_is_isolated(int cpu)
	{
		if (!static_branch_unlikely(ref tmigr_exclude_isolated))
			return false;
		return (!housekeeping_cpu(cpu, HK_TYPE_DOMAIN) &&
			housekeeping_cpu(cpu, HK_TYPE_KERNEL_NOISE));
	}

	internal static bool tmigr_check_migrator(tmigr_group* group, u8 childmask)
	{
		tmigr_state s = default;

		s.state = (u32)atomic_read(&group->migr_state);

		if ((s.migrator == childmask) || (s.migrator == TMIGR_NONE))
			return true;

		return false;
	}

	internal static bool tmigr_check_migrator_and_lonely(tmigr_group* group, u8 childmask)
	{
		bool lonely, migrator = false;
		ulong active;
		tmigr_state s = default;

		s.state = (u32)atomic_read(&group->migr_state);

		if ((s.migrator == childmask) || (s.migrator == TMIGR_NONE))
			migrator = true;

		active = s.active;
		lonely = bitmap_weight(&active, BIT_CNT) <= 1;

		return (migrator && lonely);
	}

	internal static bool tmigr_check_lonely(tmigr_group* group)
	{
		ulong active;
		tmigr_state s = default;

		s.state = (u32)atomic_read(&group->migr_state);

		active = s.active;

		return bitmap_weight(&active, BIT_CNT) <= 1;
	}
}

/// <summary>
/// What a walk from a CPU to the root carries. Times are clock-monotonic nanoseconds but
/// <c>basej</c>, which is jiffies.
/// </summary>
/// <remarks>
/// <c>firstexp</c> is an output: the first event of a tree that is idle all over. It may also be
/// set while a new root appears above the walk, and then wakes a CPU early at worst.
/// <c>childmask</c> is the groupmask of the child the walk comes from. <c>remote</c> marks the walk
/// of tmigr_handle_remote_cpu(); <c>check</c> is the result of tmigr_requires_handle_remote().
/// </remarks>
public unsafe struct tmigr_walk {
	[Nanoseconds(Instant = true)] public u64 nextexp;
	[Nanoseconds(Instant = true)] public u64 firstexp;
	public tmigr_event* evt;
	public u8 childmask;
	public bool remote;
	[Jiffies(Instant = true)] public ulong basej;
	[Nanoseconds(Instant = true)] public u64 now;
	public bool check;
}

public static unsafe partial class Kernel
{
	[ChildOf("child", "group")]
	internal static void __walk_groups_from(up_f up, tmigr_walk* data,
				       tmigr_group* child, tmigr_group* group)
	{
		do {
			WARN_ON_ONCE(group->level >= tmigr_hierarchy_levels);

			if (up(group, child, data))
				break;

			child = group;
			// Pairs with the store-release in tmigr_connect_child_parent(): who sees the parent
			// sees it initialised.
			group = READ_ONCE(&group->parent);
			data->childmask = child->groupmask;
			WARN_ON_ONCE(data->childmask == 0);
		} while (group != null);
	}

	internal static void __walk_groups(up_f up, tmigr_walk* data,
				  tmigr_cpu* tmc)
	{
		__walk_groups_from(up, data, null, tmc->tmgroup);
	}

	[MustHold("tmc->lock")]
	internal static void walk_groups(up_f up, tmigr_walk* data, tmigr_cpu* tmc)
	{
		lockdep_assert_held(&tmc->@lock);

		__walk_groups(up, data, tmc);
	}

	// Drops ignored events from the front, which the way out of idle left behind.
	[MustHold("group->lock")]
	internal static tmigr_event* tmigr_next_groupevt(tmigr_group* group)
	{
		timerqueue_node* node = null;
		tmigr_event* evt = null;

		lockdep_assert_held(&group->@lock);

		WRITE_ONCE(&group->next_expiry, KTIME_MAX);

		while ((node = timerqueue_getnext(&group->events)) != null) {
			evt = tmigr_event.of_nextevt(node);

			if (!READ_ONCE(&evt->ignore)) {
				WRITE_ONCE(&group->next_expiry, (u64)evt->nextevt.expires);
				return evt;
			}

			if (!timerqueue_del(&group->events, node))
				break;
		}

		return null;
	}

	[MustHold("group->lock")]
	internal static tmigr_event* tmigr_next_expired_groupevt(tmigr_group* group,
							       [Nanoseconds(Instant = true)] u64 now)
	{
		tmigr_event* evt = tmigr_next_groupevt(group);

		if (evt == null || now < (u64)evt->nextevt.expires)
			return null;

		timerqueue_del(&group->events, &evt->nextevt);
		tmigr_next_groupevt(group);

		return evt;
	}

	[MustHold("group->lock")]
	[return: Nanoseconds(Instant = true)]
	internal static u64 tmigr_next_groupevt_expires(tmigr_group* group)
	{
		tmigr_event* evt;

		evt = tmigr_next_groupevt(group);

		if (evt == null)
			return KTIME_MAX;
		else
			return (u64)evt->nextevt.expires;
	}

	internal static bool tmigr_active_up(tmigr_group* group,
				    tmigr_group* child,
				    tmigr_walk* data)
	{
		tmigr_state curstate = default, newstate = default;
		bool walk_done;
		u8 childmask;

		childmask = data->childmask;
		// No barrier, unlike tmigr_inactive_up(): the child's state is not looked at.
		curstate.state = (u32)atomic_read(&group->migr_state);

		do {
			newstate = curstate;
			walk_done = true;

			if (newstate.migrator == TMIGR_NONE) {
				newstate.migrator = childmask;

				walk_done = false;
			}

			newstate.active |= childmask;
			newstate.seq++;

		} while (!atomic_try_cmpxchg(&group->migr_state, &curstate.state, newstate.state));

		trace_tmigr_group_set_cpu_active(group, newstate, childmask);

		// Without the lock: a migrator above that sees this late expires the group's events for it,
		// once too often. The idle path writes the flag under the lock, so this write is not lost.
		WRITE_ONCE(&group->groupevt.ignore, true);

		return walk_done;
	}

	[RequiresIrqs(Irqs.Off), MustHold("tmc->lock")]
	internal static void __tmigr_cpu_activate(tmigr_cpu* tmc)
	{
		tmigr_walk data;

		data.childmask = tmc->groupmask;

		trace_tmigr_cpu_active(tmc);

		tmc->cpuevt.ignore = true;
		WRITE_ONCE(&tmc->wakeup, KTIME_MAX);

		walk_groups(&tmigr_active_up, &data, tmc);
	}

	/// <summary>Makes this CPU active in the hierarchy. Interrupts are off.</summary>
	[RequiresIrqs(Irqs.Off)]
	public static void tmigr_cpu_activate()
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);

		if (tmigr_is_not_available(tmc))
			return;

		if (WARN_ON_ONCE(!tmc->idle))
			return;

		raw_spin_lock(&tmc->@lock);
		tmc->idle = false;
		__tmigr_cpu_activate(tmc);
		raw_spin_unlock(&tmc->@lock);
	}

	// True if the walk may stop here. The states are read under the locks, for the race of a new timer
	// with the last CPU going idle. No other function sets the expiry of a group's event.
	[RequiresIrqs(Irqs.Off), ChildOf("child", "group")]
	[KernelRuleException("KT5002", "The event of the CPU itself comes in through the walk data, and the lock of the CPU is held.")]
	internal static
	bool tmigr_update_events(tmigr_group* group, tmigr_group* child,
				 tmigr_walk* data)
	{
		tmigr_event* evt, first_childevt;
		tmigr_state childstate = default, groupstate = default;
		bool remote = data->remote;
		bool walk_done = false;
		bool ignore;
		u64 nextexp;

		if (child != null) {
			raw_spin_lock(&child->@lock);
			raw_spin_lock_nested(&group->@lock, SINGLE_DEPTH_NESTING);

			childstate.state = (u32)atomic_read(&child->migr_state);
			groupstate.state = (u32)atomic_read(&group->migr_state);

			if (childstate.active != 0) {
				walk_done = true;
				goto unlock;
			}

			first_childevt = tmigr_next_groupevt(child);
			nextexp = child->next_expiry;
			evt = &child->groupevt;

			// tmigr_active_up() may write the flag at the same time. If this write comes last, a
			// remote expiry may be in vain.
			ignore = (nextexp == KTIME_MAX) ? true : false;
			WRITE_ONCE(&evt->ignore, ignore);
		} else {
			nextexp = data->nextexp;

			first_childevt = evt = data->evt;
			ignore = evt->ignore;

			// After a remote expiry the walk has to go on, for the events that its groups have
			// queued. Otherwise nothing is lost here: a new timer is never ignored, and
			// tmigr_inactive_up() walks on by itself. In the root the queue is looked at in any
			// case, because its first event is the caller's to arm.
			if (ignore && !remote && group->parent != null)
				return true;

			raw_spin_lock(&group->@lock);

			childstate.state = 0;
			groupstate.state = (u32)atomic_read(&group->migr_state);
		}

		if (timerqueue_node_queued(&evt->nextevt)) {
			if (((u64)evt->nextevt.expires == nextexp) && !ignore) {
				// The same time, but maybe another CPU's event.
				evt->cpu = first_childevt->cpu;
				goto check_toplvl;
			}

			if (!timerqueue_del(&group->events, &evt->nextevt))
				WRITE_ONCE(&group->next_expiry, KTIME_MAX);
		}

		if (ignore) {
			// Nothing to pass on, unless a remote expiry has taken this group's first event: then
			// the next one of an idle group has to become known further up.
			if (!remote || groupstate.active != 0)
				walk_done = true;
		} else {
			evt->nextevt.expires = (ktime_t)nextexp;
			evt->cpu = first_childevt->cpu;

			if (timerqueue_add(&group->events, &evt->nextevt))
				WRITE_ONCE(&group->next_expiry, nextexp);
		}

	check_toplvl:
		if (group->parent == null && (groupstate.migrator == TMIGR_NONE)) {
			walk_done = true;

			// tmigr_handle_remote_up() works out the first event by itself.
			if (remote)
				goto unlock;

			// Everybody is idle: the caller arms for the first event of all.
			data->firstexp = tmigr_next_groupevt_expires(group);
		}

		trace_tmigr_update_events(child, group, childstate, groupstate,
					  nextexp);

	unlock:
		raw_spin_unlock(&group->@lock);

		if (child != null)
			raw_spin_unlock(&child->@lock);

		return walk_done;
	}

	[RequiresIrqs(Irqs.Off), ChildOf("child", "group")]
	internal static bool tmigr_new_timer_up(tmigr_group* group,
				       tmigr_group* child,
				       tmigr_walk* data)
	{
		return tmigr_update_events(group, child, data);
	}

	[RequiresIrqs(Irqs.Off), MustHold("tmc->lock")]
	internal static u64 tmigr_new_timer(tmigr_cpu* tmc, [Nanoseconds(Instant = true)] u64 nextexp)
	{
		tmigr_walk data = new tmigr_walk { nextexp = nextexp,
					   firstexp = KTIME_MAX,
					   evt = &tmc->cpuevt };

		lockdep_assert_held(&tmc->@lock);

		if (tmc->remote)
			return KTIME_MAX;

		trace_tmigr_cpu_new_timer(tmc);

		tmc->cpuevt.ignore = false;
		data.remote = false;

		walk_groups(&tmigr_new_timer_up, &data, tmc);

		return data.firstexp;
	}

	[RequiresIrqs(Irqs.On)]
	internal static void tmigr_handle_remote_cpu(uint cpu, [Nanoseconds(Instant = true)] u64 now,
					    [Jiffies(Instant = true)] ulong jif)
	{
		timer_events tevt;
		tmigr_walk data;
		tmigr_cpu* tmc;

		tmc = per_cpu_ptr(ref tmigr_cpu, cpu);

		raw_spin_lock_irq(&tmc->@lock);

		// Somebody else sees to the timers in each of these cases: they moved with the CPU going
		// offline, another CPU is expiring them, the CPU is awake again, or its event was moved and
		// is queued for its new time.
		if (!tmc->available || tmc->remote || tmc->cpuevt.ignore ||
		    now < (u64)tmc->cpuevt.nextevt.expires) {
			raw_spin_unlock_irq(&tmc->@lock);
			return;
		}

		trace_tmigr_handle_remote_cpu(tmc);

		tmc->remote = true;
		WRITE_ONCE(&tmc->wakeup, KTIME_MAX);

		// The CPU can leave idle while its timers run here.
		raw_spin_unlock_irq(&tmc->@lock);

		if (cpu != (uint)smp_processor_id())
			timer_expire_remote(cpu);

		// Base locks come before tmc->lock, and tmc->lock is needed while the next event is fetched:
		// else the CPU could leave idle, change its event and go idle again in between. The bases
		// are let go before the walk.
		local_irq_disable();
		timer_lock_remote_bases(cpu);
		raw_spin_lock(&tmc->@lock);

		// A CPU that went offline has made this walk already; one that woke up makes its own.
		if (!tmc->available || !tmc->idle) {
			timer_unlock_remote_bases(cpu);
			goto unlock;
		}

		fetch_next_timer_interrupt_remote(jif, now, &tevt, cpu);
		timer_unlock_remote_bases(cpu);

		data.nextexp = tevt.global;
		data.firstexp = KTIME_MAX;
		data.evt = &tmc->cpuevt;
		data.remote = true;

		// Even without another timer: the groups' queues have to follow.
		walk_groups(&tmigr_new_timer_up, &data, tmc);

	unlock:
		tmc->remote = false;
		raw_spin_unlock_irq(&tmc->@lock);
	}

	[RequiresIrqs(Irqs.On)]
	internal static bool tmigr_handle_remote_up(tmigr_group* group,
					   tmigr_group* child,
					   tmigr_walk* data)
	{
		tmigr_event* evt;
		ulong jif;
		u8 childmask;
		u64 now;

		jif = data->basej;
		now = data->now;

		childmask = data->childmask;

		trace_tmigr_handle_remote(group);
	again:
		// With another migrator this group is not the walk's to look after.
		if (!tmigr_check_migrator(group, childmask))
			return true;

		raw_spin_lock_irq(&group->@lock);

		evt = tmigr_next_expired_groupevt(group, now);

		if (evt != null) {
			uint remote_cpu = evt->cpu;

			raw_spin_unlock_irq(&group->@lock);

			tmigr_handle_remote_cpu(remote_cpu, now, jif);

			goto again;
		}

		// In the end this is the root's first event.
		data->firstexp = group->next_expiry;

		raw_spin_unlock_irq(&group->@lock);

		return false;
	}

	/// <summary>Expires timers of idle CPUs. Runs in the timer softirq, with interrupts on.</summary>
	[RequiresIrqs(Irqs.On)]
	public static void tmigr_handle_remote()
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		tmigr_walk data;

		if (tmigr_is_not_available(tmc))
			return;

		data.childmask = tmc->groupmask;
		data.firstexp = KTIME_MAX;

		// The walk tests the same thing first; this only saves it most of the time.
		if (!tmigr_check_migrator(tmc->tmgroup, tmc->groupmask)) {
			// A wakeup that is set belongs to a CPU that was the idle migrator. The walk replaces
			// it, or the CPU would chase a timer that others have expired.
			if (READ_ONCE(&tmc->wakeup) == KTIME_MAX)
				return;
		}

		data.now = get_jiffies_update(&data.basej);

		// wakeup may be stale during the walk: its reader in the idle path runs on this CPU, after
		// the softirq.

		__walk_groups(&tmigr_handle_remote_up, &data, tmc);

		raw_spin_lock_irq(&tmc->@lock);
		WRITE_ONCE(&tmc->wakeup, data.firstexp);
		raw_spin_unlock_irq(&tmc->@lock);
	}

	[RequiresIrqs(Irqs.Off)]
	internal static bool tmigr_requires_handle_remote_up(tmigr_group* group,
						    tmigr_group* child,
						    tmigr_walk* data)
	{
		u8 childmask;

		childmask = data->childmask;

		if (!tmigr_check_migrator(group, childmask))
			return true;
		// A 64-bit load cannot be torn, so only 32-bit machines need the lock.
		if (IS_ENABLED(CONFIG_64BIT)) {
			data->firstexp = READ_ONCE(&group->next_expiry);
			if (data->now >= data->firstexp) {
				data->check = true;
				return true;
			}
		} else {
			raw_spin_lock(&group->@lock);
			data->firstexp = group->next_expiry;
			if (data->now >= group->next_expiry) {
				data->check = true;
				raw_spin_unlock(&group->@lock);
				return true;
			}
			raw_spin_unlock(&group->@lock);
		}

		return false;
	}

	/// <summary>Whether tmigr_handle_remote() has something to do. Interrupts are off.</summary>
	[RequiresIrqs(Irqs.Off)]
	public static bool tmigr_requires_handle_remote()
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		tmigr_walk data;
		ulong jif;
		bool ret = false;

		if (tmigr_is_not_available(tmc))
			return ret;

		data.now = get_jiffies_update(&jif);
		data.childmask = tmc->groupmask;
		data.firstexp = KTIME_MAX;
		data.check = false;

		// Only this CPU writes idle, and interrupts are off.
		if (!tmc->idle) {
			__walk_groups(&tmigr_requires_handle_remote_up, &data, tmc);

			return data.check;
		}

		if (IS_ENABLED(CONFIG_64BIT)) {
			if (data.now >= READ_ONCE(&tmc->wakeup))
				return true;
		} else {
			raw_spin_lock(&tmc->@lock);
			if (data.now >= tmc->wakeup)
				ret = true;
			raw_spin_unlock(&tmc->@lock);
		}

		return ret;
	}

	/// <summary>
	/// Queues the next global event of this CPU, which is idle in the hierarchy already, and returns
	/// when the CPU has to wake up for the hierarchy: KTIME_MAX if it need not.
	/// </summary>
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	public static u64 tmigr_cpu_new_timer([Nanoseconds(Instant = true)] u64 nextexp)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		u64 ret;

		if (tmigr_is_not_available(tmc))
			return nextexp;

		raw_spin_lock(&tmc->@lock);

		ret = READ_ONCE(&tmc->wakeup);
		if (nextexp != KTIME_MAX) {
			if (nextexp != (u64)tmc->cpuevt.nextevt.expires ||
			    tmc->cpuevt.ignore) {
				ret = tmigr_new_timer(tmc, nextexp);
				// The idle path comes here again and must find the same answer.
				WRITE_ONCE(&tmc->wakeup, ret);
			}
		}
		trace_tmigr_cpu_new_timer_idle(tmc, nextexp);
		raw_spin_unlock(&tmc->@lock);
		return ret;
	}

	[RequiresIrqs(Irqs.Off), ChildOf("child", "group")]
	[ReadsInOrder("group->migr_state", "child->migr_state")]
	internal static bool tmigr_inactive_up(tmigr_group* group,
				      tmigr_group* child,
				      tmigr_walk* data)
	{
		tmigr_state curstate = default, newstate = default, childstate = default;
		bool walk_done;
		u8 childmask;

		childmask = data->childmask;
		childstate.state = 0;

		// The group's state is read before the child's, because it depends on it. Pairs with the
		// compare and exchange in tmigr_active_up().
		curstate.state = (u32)atomic_read_acquire(&group->migr_state);

		for (;;) {
			if (child != null)
				childstate.state = (u32)atomic_read(&child->migr_state);

			newstate = curstate;
			walk_done = true;

			if (childstate.active == 0)
				newstate.active &= (u8)~childmask;

			if (newstate.migrator == childmask) {
				if (childstate.active == 0) {
					ulong new_migr_bit, active = newstate.active;

					new_migr_bit = find_first_bit(&active, BIT_CNT);

					if (new_migr_bit != BIT_CNT) {
						newstate.migrator = (u8)BIT((int)new_migr_bit);
					} else {
						newstate.migrator = TMIGR_NONE;

						walk_done = false;
					}
				}
			}

			newstate.seq++;

			WARN_ON_ONCE((newstate.migrator != TMIGR_NONE) && newstate.active == 0);

			if (atomic_try_cmpxchg(&group->migr_state, &curstate.state, newstate.state)) {
				trace_tmigr_group_set_cpu_inactive(group, newstate, childmask);
				break;
			}

			// A failed compare and exchange orders nothing, and the order of the two reads is
			// needed again. Pairs with the one in tmigr_active_up().
			smp_mb__after_atomic();
		}

		data->remote = false;

		tmigr_update_events(group, child, data);

		return walk_done;
	}

	[RequiresIrqs(Irqs.Off), MustHold("tmc->lock")]
	[return: Nanoseconds(Instant = true)]
	internal static u64 __tmigr_cpu_deactivate(tmigr_cpu* tmc, [Nanoseconds(Instant = true)] u64 nextexp)
	{
		tmigr_walk data = new tmigr_walk { nextexp = nextexp,
					   firstexp = KTIME_MAX,
					   evt = &tmc->cpuevt,
					   childmask = tmc->groupmask };

		// Without a global event before the CPU's own, or on the way offline, there is nothing for
		// others to look after.
		if (nextexp != KTIME_MAX)
			tmc->cpuevt.ignore = false;

		walk_groups(&tmigr_inactive_up, &data, tmc);
		return data.firstexp;
	}

	/// <summary>
	/// Makes this CPU idle in the hierarchy, with <paramref name="nextexp"/> as its next global event,
	/// and returns when it has to wake up for the hierarchy: KTIME_MAX if it need not. Interrupts are
	/// off.
	/// </summary>
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	public static u64 tmigr_cpu_deactivate([Nanoseconds(Instant = true)] u64 nextexp)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		u64 ret;

		if (tmigr_is_not_available(tmc))
			return nextexp;

		raw_spin_lock(&tmc->@lock);

		ret = __tmigr_cpu_deactivate(tmc, nextexp);

		tmc->idle = true;

		WRITE_ONCE(&tmc->wakeup, ret);

		trace_tmigr_cpu_idle(tmc, nextexp);
		raw_spin_unlock(&tmc->@lock);
		return ret;
	}

	/// <summary>
	/// Forecasts, without a lock and without changing anything, what tmigr_cpu_deactivate() would
	/// return. KTIME_MAX if some other CPU is likely to stay active; else the earliest of
	/// <paramref name="nextevt"/> and what the groups on the way up have queued.
	/// </summary>
	[RequiresIrqs(Irqs.Off)]
	[return: Nanoseconds(Instant = true)]
	public static u64 tmigr_quick_check([Nanoseconds(Instant = true)] u64 nextevt)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		tmigr_group* group = tmc->tmgroup;

		if (tmigr_is_not_available(tmc))
			return nextevt;

		if (WARN_ON_ONCE(tmc->idle))
			return nextevt;

		if (!tmigr_check_migrator_and_lonely(tmc->tmgroup, tmc->groupmask))
			return KTIME_MAX;

		do {
			if (!tmigr_check_lonely(group))
				return KTIME_MAX;

			// Under an active CPU events do not move up, so any level may hold the earliest.
			nextevt = min_t<u64>(nextevt, READ_ONCE(&group->next_expiry));
			group = group->parent;
		} while (group != null);

		return nextevt;
	}

	// Running at all is the point: the CPU leaves idle and so takes over as migrator.
	internal static long tmigr_trigger_active(void* unused)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);

		WARN_ON_ONCE(!tmc->available || tmc->idle);

		return 0;
	}

	[RequiresIrqs(Irqs.On)]
	internal static int tmigr_clear_cpu_available(uint cpu)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);
		int migrator;
		u64 firstexp;

		using var g1 = guard(ref tmigr_available_mutex);

		cpumask_clear_cpu(cpu, tmigr_available_cpumask);
		using (guard_raw_spinlock_irq(&tmc->@lock)) {
			if (!tmc->available)
				return 0;
			tmc->available = false;
			WRITE_ONCE(&tmc->wakeup, KTIME_MAX);

			// From here on the CPU minds its own timers.
			firstexp = __tmigr_cpu_deactivate(tmc, KTIME_MAX);
			trace_tmigr_cpu_unavailable(tmc);
		}

		if (firstexp != KTIME_MAX) {
			migrator = cpumask_any(tmigr_available_cpumask);
			work_on_cpu(migrator, &tmigr_trigger_active, null);
		}

		return 0;
	}

	[RequiresIrqs(Irqs.On)]
	internal static int __tmigr_set_cpu_available(uint cpu)
	{
		tmigr_cpu* tmc = this_cpu_ptr(ref tmigr_cpu);

		// Set-up may have failed for this CPU.
		if (WARN_ON_ONCE(tmc->tmgroup == null))
			return -EINVAL;

		using var g1 = guard(ref tmigr_available_mutex);

		cpumask_set_cpu(cpu, tmigr_available_cpumask);
		using (guard_raw_spinlock_irq(&tmc->@lock)) {
			if (tmc->available)
				return 0;
			trace_tmigr_cpu_available(tmc);
			tmc->idle = timer_base_is_idle();
			if (!tmc->idle)
				__tmigr_cpu_activate(tmc);
			tmc->available = true;
		}
		return 0;
	}

	internal static int tmigr_set_cpu_available(uint cpu)
	{
		if (tmigr_is_isolated((int)cpu))
			return 0;

		return __tmigr_set_cpu_available(cpu);
	}

	internal static void tmigr_cpu_isolate(work_struct* ignored)
	{
		tmigr_clear_cpu_available((uint)smp_processor_id());
	}

	internal static void tmigr_cpu_unisolate(work_struct* ignored)
	{
		// The caller has chosen the CPU under cpuset_mutex, which this worker does not hold; so
		// housekeeping_cpu() is not asked again.
		__tmigr_set_cpu_available((uint)smp_processor_id());
	}

	/// <summary>
	/// Takes the CPUs of <paramref name="exclude_cpumask"/> out of the hierarchy and brings back every
	/// other online CPU. Each CPU changes its own state, in a work item; sleeps until all have.
	/// -ENOMEM if there is no memory for that.
	/// </summary>
	public static int tmigr_isolated_exclude_cpumask(cpumask* exclude_cpumask)
	{
		work_struct* works =
			alloc_percpu<work_struct>();
		using var free1 = __free_percpu(works);
		cpumask* cpumask = CPUMASK_VAR_NULL;
		using var free2 = __free_cpumask_var(&cpumask);
		int cpu;

		if (works == null)
			return -ENOMEM;
		if (!alloc_cpumask_var(&cpumask, GFP_KERNEL))
			return -ENOMEM;

		// First those that come back, so that there is always somebody to migrate.
		using var g1 = guard_cpus_read_lock();
		cpumask_andnot(cpumask, cpu_online_mask, exclude_cpumask);
		cpumask_andnot(cpumask, cpumask, tmigr_available_cpumask);

		for (cpu = -1; for_each_cpu(ref cpu, cpumask);) {
			work_struct* work = per_cpu_ptr(works, cpu);

			INIT_WORK(work, &tmigr_cpu_unisolate);
			schedule_work_on(cpu, work);
		}
		for (cpu = -1; for_each_cpu(ref cpu, cpumask);)
			flush_work(per_cpu_ptr(works, cpu));

		// None of the CPUs that just came back is among those that go.
		cpumask_and(cpumask, exclude_cpumask, tmigr_available_cpumask);
		cpumask_and(cpumask, cpumask, housekeeping_cpumask(HK_TYPE_KERNEL_NOISE));
		// The CPU that keeps time may be listed in isolcpus and has to stay all the same.
		for (cpu = -1; for_each_cpu(ref cpu, cpumask);) {
			if (!tick_nohz_cpu_hotpluggable((uint)cpu)) {
				cpumask_clear_cpu(cpu, cpumask);
				break;
			}
		}

		for (cpu = -1; for_each_cpu(ref cpu, cpumask);) {
			work_struct* work = per_cpu_ptr(works, cpu);

			INIT_WORK(work, &tmigr_cpu_isolate);
			schedule_work_on(cpu, work);
		}
		for (cpu = -1; for_each_cpu(ref cpu, cpumask);)
			flush_work(per_cpu_ptr(works, cpu));

		return 0;
	}

	internal static int tmigr_init_isolation()
	{
		cpumask* cpumask = CPUMASK_VAR_NULL;
		using var free1 = __free_cpumask_var(&cpumask);

		static_branch_enable(ref tmigr_exclude_isolated);

		if (!housekeeping_enabled(HK_TYPE_DOMAIN))
			return 0;
		if (!alloc_cpumask_var(&cpumask, GFP_KERNEL))
			return -ENOMEM;

		cpumask_andnot(cpumask, cpu_possible_mask, housekeeping_cpumask(HK_TYPE_DOMAIN));

		return tmigr_isolated_exclude_cpumask(cpumask);
	}

	internal static void tmigr_init_group(tmigr_group* group, uint lvl,
				     int node)
	{
		tmigr_state s = default;

		raw_spin_lock_init(&group->@lock);

		group->level = lvl;
		group->numa_node = lvl < tmigr_crossnode_level ? node : NUMA_NO_NODE;

		group->num_children = 0;

		s.migrator = TMIGR_NONE;
		s.active = 0;
		s.seq = 0;
		atomic_set(&group->migr_state, (int)s.state);

		timerqueue_init_head(&group->events);
		timerqueue_init(&group->groupevt.nextevt);
		group->groupevt.nextevt.expires = KTIME_MAX;
		WRITE_ONCE(&group->next_expiry, KTIME_MAX);
		group->groupevt.ignore = true;
	}

	[MustHold("tmigr_mutex")]
	internal static tmigr_group* tmigr_get_group(int node, uint lvl)
	{
		tmigr_group* tmp, group = null;

		lockdep_assert_held(ref tmigr_mutex);

		for (tmp = null; tmigr_group.each_list(ref tmp, &tmigr_level_list[lvl]);) {
			// Below the crossing level a group belongs to one node.
			if (lvl < tmigr_crossnode_level && tmp->numa_node != node)
				continue;

			if (tmp->num_children >= TMIGR_CHILDREN_PER_GROUP)
				continue;

			group = tmp;
			break;
		}

		if (group != null)
			return group;

		group = (tmigr_group*)kzalloc_node((ulong)sizeof(tmigr_group), GFP_KERNEL, node);
		if (group == null)
			return (tmigr_group*)ERR_PTR(-ENOMEM);

		tmigr_init_group(group, lvl, node);

		list_add(&group->list, &tmigr_level_list[lvl]);
		trace_tmigr_group_set(group);
		return group;
	}

	[MustHold("tmigr_mutex")]
	internal static bool tmigr_init_root(tmigr_group* group, bool activate)
	{
		if (group->parent == null && group != tmigr_root) {
			// A root above this one may come later and be seen before this mask; so the mask is
			// set now.
			group->groupmask = (u8)BIT(0);
			WARN_ON_ONCE(activate);

			return true;
		}

		return false;

	}

	[MustHold("tmigr_mutex")]
	internal static void tmigr_connect_child_parent(tmigr_group* child,
					       tmigr_group* parent,
					       bool activate)
	{
		if (tmigr_init_root(parent, activate)) {
			// A new root: its first place is kept for the old root, or for the groups in between
			// if the nodes differ, whose masks are BIT(0) already.
			parent->num_children = 1;
		}

		if (parent->parent == null && activate) {
			// The old root's side takes that first place; the second is the new CPU's side.
			WARN_ON_ONCE(parent->num_children != 2);
			child->groupmask = (u8)BIT(0);
		} else {
			child->groupmask = (u8)BIT((int)parent->num_children++);
		}

		// CPUs walk up while this happens. Pairs with the READ_ONCE() in __walk_groups_from().
		smp_store_release(&child->parent, parent);

		trace_tmigr_connect_child_parent(child);
	}

	[MustHold("tmigr_mutex")]
	[KernelRuleException("KT3002", "The CPU that is connected has not run yet, so nobody touches its event.")]
	internal static int tmigr_setup_groups(uint cpu, uint node,
				      tmigr_group* start, bool activate)
	{
		tmigr_group* group, child; tmigr_group** stack;
		int i, top = 0, err = 0, start_lvl = 0;
		bool root_mismatch = false;

		// PORT: a pointer cannot be a type argument, an integer of its size can.
		stack = (tmigr_group**)kzalloc_objs<nint>(tmigr_hierarchy_levels);
		if (stack == null)
			return -ENOMEM;

		if (start != null) {
			stack[start->level] = start;
			start_lvl = (int)start->level + 1;
		}

		if (tmigr_root != null)
			root_mismatch = (uint)tmigr_root->numa_node != node;

		for (i = start_lvl; (uint)i < tmigr_hierarchy_levels; i++) {
			group = tmigr_get_group((int)node, (uint)i);
			if (IS_ERR(group)) {
				err = (int)PTR_ERR(group);
				i--;
				break;
			}

			top = i;
			stack[i] = group;

			// The tree is as high as the CPUs that are up need, not as high as was calculated:
			// it ends with the first level that has one group, or, while the nodes differ, with
			// the first such level where nodes meet.
			if (group->parent != null)
				break;
			if ((!root_mismatch || (uint)i >= tmigr_crossnode_level) &&
			    list_is_singular(&tmigr_level_list[i]))
				break;
		}

		if (WARN_ON_ONCE((uint)i >= tmigr_hierarchy_levels))
			return -EINVAL;

		for (; i >= start_lvl; i--) {
			group = stack[i];

			if (err < 0) {
				list_del(&group->list);
				kfree(group);
				continue;
			}

			WARN_ON_ONCE((uint)i != group->level);

			if (i == 0) {
				tmigr_cpu* tmc = per_cpu_ptr(ref tmigr_cpu, cpu);

				tmc->tmgroup = group;
				tmc->groupmask = (u8)BIT((int)group->num_children++);

				tmigr_init_root(group, activate);

				trace_tmigr_connect_cpu_parent(tmc);

				continue;
			} else {
				child = stack[i - 1];
				tmigr_connect_child_parent(child, group, activate);
			}
		}

		if (err < 0)
			goto @out;

		if (activate) {
			tmigr_walk data;
			tmigr_state state = default;

			// The new groups above the old root have to become active, as the old root is: the CPU
			// that runs this is active and stays responsible up to it meanwhile. New groups
			// below are idle until their CPU comes up.
			state.state = (u32)atomic_read(&start->migr_state);
			WARN_ON_ONCE(state.active == 0);
			WARN_ON_ONCE(start->parent == null);
			data.childmask = start->groupmask;
			__walk_groups_from(&tmigr_active_up, &data, start, start->parent);
		}

		if (list_is_singular(&tmigr_level_list[top])) {
			group = tmigr_group.of_list(tmigr_level_list[top].next);
			WARN_ON_ONCE(group->parent != null);
			if (tmigr_root != null) {
				WARN_ON_ONCE(tmigr_root->level > (uint)top);
			}
			tmigr_root = group;
		}
	@out:
		kfree(stack);

		return err;
	}

	internal static int tmigr_add_cpu(uint cpu)
	{
		tmigr_group* old_root = tmigr_root;
		int node = cpu_to_node(cpu);
		int ret;

		using var g1 = guard(ref tmigr_mutex);

		ret = tmigr_setup_groups(cpu, (uint)node, null, false);

		if (ret >= 0 && old_root != null && old_root != tmigr_root) {
			// The CPU that comes up must not do this for itself, the boot CPU excepted: it is not
			// active, and would release a mask that is not set up.
			WARN_ON_ONCE(cpu == (uint)raw_smp_processor_id());
			// The old root is active only if the CPU that does it is part of the tree.
			WARN_ON_ONCE(!per_cpu_ptr(ref tmigr_cpu, raw_smp_processor_id())->available);
			ret = tmigr_setup_groups(unchecked((uint)-1), (uint)old_root->numa_node, old_root, true);
		}

		return ret;
	}

	[RunsIn(Context.Task)]
	internal static int tmigr_cpu_prepare(uint cpu)
	{
		tmigr_cpu* tmc = per_cpu_ptr(ref tmigr_cpu, cpu);
		int ret = 0;

		if (tmc->tmgroup != null)
			return ret;

		raw_spin_lock_init(&tmc->@lock);
		timerqueue_init(&tmc->cpuevt.nextevt);
		tmc->cpuevt.nextevt.expires = KTIME_MAX;
		tmc->cpuevt.ignore = true;
		tmc->cpuevt.cpu = cpu;
		tmc->remote = false;
		WRITE_ONCE(&tmc->wakeup, KTIME_MAX);

		ret = tmigr_add_cpu(cpu);
		if (ret < 0)
			return ret;

		if (tmc->groupmask == 0)
			return -EINVAL;

		return ret;
	}

	[KernelRuleException("KT3002", "Boot builds the lists before any CPU can look at them.")]
	internal static int tmigr_init()
	{
		uint cpulvl, nodelvl, cpus_per_node, i;
		uint nnodes = (uint)num_possible_nodes();
		uint ncpus = num_possible_cpus();
		int ret = -ENOMEM;

		BUILD_BUG_ON_NOT_POWER_OF_2(TMIGR_CHILDREN_PER_GROUP);

		if (ncpus == 1)
			return 0;

		if (!zalloc_cpumask_var(ref tmigr_available_cpumask, GFP_KERNEL)) {
			ret = -ENOMEM;
			goto err;
		}

		// An estimate, as if the nodes shared the CPUs evenly: which node has how many is known
		// only once all CPUs have been up.
		cpus_per_node = DIV_ROUND_UP(ncpus, nnodes);

		cpulvl = (uint)DIV_ROUND_UP(order_base_2(cpus_per_node),
				      ilog2(TMIGR_CHILDREN_PER_GROUP));

		nodelvl = (uint)DIV_ROUND_UP(order_base_2(nnodes),
				       ilog2(TMIGR_CHILDREN_PER_GROUP));

		tmigr_hierarchy_levels = cpulvl + nodelvl;

		// From this level up a group may hold children of several nodes.
		tmigr_crossnode_level = cpulvl;

		tmigr_level_list = kzalloc_objs<list_head>(
						tmigr_hierarchy_levels);
		if (tmigr_level_list == null)
			goto err;

		for (i = 0; i < tmigr_hierarchy_levels; i++)
			INIT_LIST_HEAD(&tmigr_level_list[i]);

		pr_info("Timer migration: %d hierarchy levels; %d children per group;" +
			" %d crossnode level\n",
			tmigr_hierarchy_levels, TMIGR_CHILDREN_PER_GROUP,
			tmigr_crossnode_level);

		ret = cpuhp_setup_state(CPUHP_TMIGR_PREPARE, "tmigr:prepare",
					&tmigr_cpu_prepare, null);
		if (ret != 0)
			goto err;

		ret = cpuhp_setup_state(CPUHP_AP_TMIGR_ONLINE, "tmigr:online",
					&tmigr_set_cpu_available, &tmigr_clear_cpu_available);
		if (ret != 0)
			goto err;

		return 0;

	err:
		pr_err("Timer migration setup failed\n");
		return ret;
	}
}
