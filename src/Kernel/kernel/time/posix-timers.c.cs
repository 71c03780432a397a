// SPDX-License-Identifier: GPL-2.0+
// Ported from kernel/time/posix-timers.c of Linux 7.2.
// Copyright (C) 2002 2003 by MontaVista Software.
// Copyright (C) 2004 Boris Hu

namespace Linux;

public unsafe struct timer_hash_bucket {
	public spinlock_t @lock;
	public hlist_head head;
}

// PORT: an anonymous struct has a name.
public unsafe struct posix_timer_data {
	public timer_hash_bucket* buckets;
	public ulong mask;
	public kmem_cache* cache;
}

// PORT: the class of scoped_timer_get_or_fail(); its end unlocks what lock_timer() found.
[ScopedGuard]
public unsafe ref struct lock_timer_scope {
	private readonly k_itimer* timr;

	internal lock_timer_scope(k_itimer* timr) => this.timr = timr;

	[Primitive, Releases("guarded"), EnablesIrqs]
	public void Dispose() => Kernel.unlock_timer(timr);
}

// Timers are looked up by process and number in a hash table. The walk is lockless; a timer found
// there is valid only if, under its lock, it_signal is the process of the caller.
public static unsafe partial class Kernel {
	[Global]
	internal static partial ref posix_timer_data __timer_data { get; }

	internal static timer_hash_bucket* timer_buckets => __timer_data.buckets;
	internal static ulong timer_hashmask => __timer_data.mask;
	internal static kmem_cache* posix_timers_cache => __timer_data.cache;

	internal const timer_t TIMER_ANY_ID = int.MinValue;

	[Primitive, Releases("timr->it_lock"), EnablesIrqs]
	internal static void unlock_timer(k_itimer* timr)
	{
		if (likely(timr != null))
			spin_unlock_irq(&timr->it_lock);
	}

	// PORT: the caller returns -EINVAL itself when there is no such timer.
	[Primitive, Acquires("scoped_timer->it_lock"), DisablesIrqs]
	internal static lock_timer_scope scoped_timer_get_or_fail(timer_t _id, out k_itimer* scoped_timer)
	{
		scoped_timer = lock_timer(_id);
		return new lock_timer_scope(scoped_timer);
	}

	internal static timer_hash_bucket* hash_bucket(signal_struct* sig, uint nr)
	{
		// PORT: the place of sig in the arena is hashed, an address would differ from run to run.
		ulong key = (ulong)((byte*)sig - ThisCpu.context->arena);
		return &timer_buckets[jhash2((u32*)&key, sizeof(ulong) / sizeof(u32), nr) & timer_hashmask];
	}

	internal static k_itimer* posix_timer_by_id(timer_t id)
	{
		signal_struct* sig = current->signal;
		timer_hash_bucket* bucket = hash_bucket(sig, (uint)id);
		k_itimer* timer;

		for (timer = null; k_itimer.each_t_hash_rcu(ref timer, &bucket->head);) {
			if ((READ_ONCE(&timer->it_signal) == sig) && (timer->it_id == id))
				return timer;
		}
		return null;
	}

	internal static signal_struct* posix_sig_owner(k_itimer* timer)
	{
		ulong val = (ulong)timer->it_signal;

		return (signal_struct*)(val & ~1UL);
	}

	internal static bool posix_timer_hashed(timer_hash_bucket* bucket, signal_struct* sig,
						timer_t id)
	{
		hlist_head* head = &bucket->head;
		k_itimer* timer;

		// PORT: the condition for RCU's own checker is left out.
		for (timer = null; k_itimer.each_t_hash_rcu(ref timer, head);) {
			if ((posix_sig_owner(timer) == sig) && (timer->it_id == id))
				return true;
		}
		return false;
	}

	[KernelRuleException("KT5001", "Nobody finds the timer before it is in the bucket.")]
	internal static bool posix_timer_add_at(k_itimer* timer, signal_struct* sig, uint id)
	{
		timer_hash_bucket* bucket = hash_bucket(sig, id);

		using (guard(&bucket->@lock)) {
			if (!posix_timer_hashed(bucket, sig, (timer_t)id)) {
				// Bit 0 keeps lookups away and the number taken until the timer is complete.
				timer->it_id = (timer_t)id;
				timer->it_signal = (signal_struct*)((ulong)sig | 1UL);
				hlist_add_head_rcu(&timer->t_hash, &bucket->head);
				return true;
			}
		}
		return false;
	}

	internal static int posix_timer_add(k_itimer* timer, int req_id)
	{
		signal_struct* sig = current->signal;

		if (unlikely(req_id != TIMER_ANY_ID)) {
			if (!posix_timer_add_at(timer, sig, (uint)req_id))
				return -EBUSY;

			atomic_set(&sig->next_posix_timer_id, req_id + 1);
			return req_id;
		}

		for (uint cnt = 0; cnt <= int.MaxValue; cnt++) {
			uint id = (uint)atomic_fetch_inc(&sig->next_posix_timer_id) & int.MaxValue;

			if (posix_timer_add_at(timer, sig, id))
				return (int)id;
			cond_resched();
		}
		return -EAGAIN;
	}

	internal static int posix_get_realtime_timespec(clockid_t which_clock, timespec64* tp)
	{
		ktime_get_real_ts64(tp);
		return 0;
	}

	internal static ktime_t posix_get_realtime_ktime(clockid_t which_clock)
	{
		return ktime_get_real();
	}

	internal static int posix_clock_realtime_set(clockid_t which_clock,
						     timespec64* tp)
	{
		// PORT: the time zone and the permission check of do_sys_settimeofday64() are not modelled.
		return do_settimeofday64(tp);
	}

	internal static int posix_get_monotonic_timespec(clockid_t which_clock, timespec64* tp)
	{
		ktime_get_ts64(tp);
		timens_add_monotonic(tp);
		return 0;
	}

	internal static ktime_t posix_get_monotonic_ktime(clockid_t which_clock)
	{
		return ktime_get();
	}

	internal static int posix_get_monotonic_raw(clockid_t which_clock, timespec64* tp)
	{
		ktime_get_raw_ts64(tp);
		timens_add_monotonic(tp);
		return 0;
	}

	internal static int posix_get_realtime_coarse(clockid_t which_clock, timespec64* tp)
	{
		ktime_get_coarse_real_ts64(tp);
		return 0;
	}

	internal static int posix_get_monotonic_coarse(clockid_t which_clock,
						       timespec64* tp)
	{
		ktime_get_coarse_ts64(tp);
		timens_add_monotonic(tp);
		return 0;
	}

	internal static int posix_get_coarse_res(clockid_t which_clock, timespec64* tp)
	{
		*tp = ktime_to_timespec64(KTIME_LOW_RES);
		return 0;
	}

	internal static int posix_get_boottime_timespec(clockid_t which_clock, timespec64* tp)
	{
		ktime_get_boottime_ts64(tp);
		timens_add_boottime(tp);
		return 0;
	}

	internal static ktime_t posix_get_boottime_ktime(clockid_t which_clock)
	{
		return ktime_get_boottime();
	}

	internal static int posix_get_tai_timespec(clockid_t which_clock, timespec64* tp)
	{
		ktime_get_clocktai_ts64(tp);
		return 0;
	}

	internal static ktime_t posix_get_tai_ktime(clockid_t which_clock)
	{
		return ktime_get_clocktai();
	}

	internal static int posix_get_hrtimer_res(clockid_t which_clock, timespec64* tp)
	{
		tp->tv_sec = 0;
		tp->tv_nsec = hrtimer_resolution;
		return 0;
	}

	internal static int timer_overrun_to_int(k_itimer* timr)
	{
		if (timr->it_overrun_last > (s64)int.MaxValue)
			return int.MaxValue;

		return (int)timr->it_overrun_last;
	}

	internal static bool common_hrtimer_rearm(k_itimer* timr)
	{
		hrtimer* timer = &timr->it.real.timer;

		timr->it_overrun += (s64)hrtimer_forward_now(timer, timr->it_interval);
		return hrtimer_start_expires_user(timer, HRTIMER_MODE_ABS);
	}

	internal static bool __posixtimer_deliver_signal(kernel_siginfo* info, k_itimer* timr)
	{
		bool queued;

		using var g1 = guard(&timr->it_lock);

		if (timr->it_signal_seq != timr->it_sigqueue_seq || WARN_ON_ONCE(!posixtimer_valid(timr)))
			return false;

		if (timr->it_interval == 0 || WARN_ON_ONCE(timr->it_status != POSIX_TIMER_REQUEUE_PENDING))
			return true;

		queued = timr->kclock->timer_rearm(timr);

		timr->it_overrun_last = timr->it_overrun;
		timr->it_overrun = -1L;
		++timr->it_signal_seq;
		info->si_overrun = timer_overrun_to_int(timr);

		if (queued)
			timr->it_status = POSIX_TIMER_ARMED;
		else
			posix_timer_queue_signal(timr);
		return true;
	}

	/// <summary>
	/// Called by signal delivery with the siglock held and interrupts off. False when the timer was
	/// changed or deleted since and the signal has to be dropped; otherwise an interval timer has
	/// been started again.
	/// </summary>
	[MustHold("current->sighand->siglock"), RequiresIrqs(Irqs.Off)]
	public static bool posixtimer_deliver_signal(kernel_siginfo* info, sigqueue* timer_sigq)
	{
		k_itimer* timr = k_itimer.of_sigq(timer_sigq);
		bool ret;

		// it_lock is taken outside of the siglock everywhere else.
		spin_unlock(&current->sighand->siglock);

		ret = __posixtimer_deliver_signal(info, timr);

		posixtimer_putref(timr);

		spin_lock(&current->sighand->siglock);
		return ret;
	}

	internal static void posix_timer_queue_signal(k_itimer* timr)
	{
		lockdep_assert_held(&timr->it_lock);

		if (!posixtimer_valid(timr))
			return;

		timr->it_status = timr->it_interval != 0 ? POSIX_TIMER_REQUEUE_PENDING : POSIX_TIMER_DISARMED;
		posixtimer_send_sigqueue(timr);
	}

	internal static hrtimer_restart posix_timer_fn(hrtimer* timer)
	{
		k_itimer* timr = k_itimer.of_it_real_timer(timer);

		using var g1 = guard_spinlock_irqsave(&timr->it_lock);
		posix_timer_queue_signal(timr);
		return HRTIMER_NORESTART;
	}

	internal static long posixtimer_create_prctl(ulong ctrl)
	{
		switch (ctrl) {
		case PR_TIMER_CREATE_RESTORE_IDS_OFF:
			current->signal->timer_create_restore_ids = 0;
			return 0;
		case PR_TIMER_CREATE_RESTORE_IDS_ON:
			current->signal->timer_create_restore_ids = 1;
			return 0;
		case PR_TIMER_CREATE_RESTORE_IDS_GET:
			return current->signal->timer_create_restore_ids;
		}
		return -EINVAL;
	}

	internal static pid* good_sigevent(sigevent* @event)
	{
		pid* pid = task_tgid(current);
		task_struct* rtn;

		switch (@event->sigev_notify) {
		case SIGEV_SIGNAL | SIGEV_THREAD_ID:
			pid = find_vpid(@event->sigev_notify_thread_id);
			rtn = pid_task(pid, PIDTYPE_PID);
			if (rtn == null || !same_thread_group(rtn, current))
				return null;
			goto case SIGEV_SIGNAL;
		case SIGEV_SIGNAL:
		case SIGEV_THREAD:
			if (@event->sigev_signo <= 0 || @event->sigev_signo > SIGRTMAX)
				return null;
			goto case SIGEV_NONE;
		case SIGEV_NONE:
			return pid;
		default:
			return null;
		}
	}

	internal static k_itimer* alloc_posix_timer()
	{
		k_itimer* tmr;

		if (unlikely(posix_timers_cache == null))
			return null;

		tmr = (k_itimer*)kmem_cache_zalloc(posix_timers_cache, GFP_KERNEL);
		if (tmr == null)
			return tmr;

		if (unlikely(!posixtimer_init_sigqueue(&tmr->sigq))) {
			kmem_cache_free(posix_timers_cache, tmr);
			return null;
		}
		rcuref_init(&tmr->rcuref, 1);
		return tmr;
	}

	internal static void posixtimer_free_timer(k_itimer* tmr)
	{
		put_pid(tmr->it_pid);
		// PORT: no limit of pending signals is kept; and no reader outlives this call, see lock_timer().
		kmem_cache_free(posix_timers_cache, tmr);
	}

	internal static void posix_timer_unhash_and_free(k_itimer* tmr)
	{
		timer_hash_bucket* bucket = hash_bucket(posix_sig_owner(tmr), (uint)tmr->it_id);

		using (guard(&bucket->@lock))
			hlist_del_rcu(&tmr->t_hash);
		posixtimer_putref(tmr);
	}

	internal static int common_timer_create(k_itimer* new_timer)
	{
		hrtimer_setup(&new_timer->it.real.timer, &posix_timer_fn, new_timer->it_clock, 0);
		return 0;
	}

	internal static int do_timer_create(clockid_t which_clock, sigevent* @event,
					    timer_t* created_timer_id)
	{
		k_clock* kc = clockid_to_kclock(which_clock);
		timer_t req_id = TIMER_ANY_ID;
		k_itimer* new_timer;
		int error, new_timer_id;

		if (kc == null)
			return -EINVAL;
		if (kc->timer_create == null)
			return -EOPNOTSUPP;

		if (unlikely(current->signal->timer_create_restore_ids != 0)) {
			if (copy_from_user(&req_id, created_timer_id, sizeof(timer_t)) != 0)
				return -EFAULT;
			if ((uint)req_id > int.MaxValue)
				return -EINVAL;
		}

		new_timer = alloc_posix_timer();
		if (unlikely(new_timer == null))
			return -EAGAIN;

		spin_lock_init(&new_timer->it_lock);

		new_timer_id = posix_timer_add(new_timer, req_id);
		if (new_timer_id < 0) {
			posixtimer_free_timer(new_timer);
			return new_timer_id;
		}

		new_timer->it_clock = which_clock;
		new_timer->kclock = kc;
		new_timer->it_overrun = -1L;

		if (@event != null) {
			using (guard_rcu())
				new_timer->it_pid = get_pid(good_sigevent(@event));
			if (new_timer->it_pid == null) {
				error = -EINVAL;
				goto @out;
			}
			new_timer->it_sigev_notify = @event->sigev_notify;
			new_timer->sigq.info.si_signo = @event->sigev_signo;
			new_timer->sigq.info.si_value = @event->sigev_value;
		} else {
			new_timer->it_sigev_notify = SIGEV_SIGNAL;
			new_timer->sigq.info.si_signo = SIGALRM;
			new_timer->sigq.info.si_value.sival_int = new_timer->it_id;
			new_timer->it_pid = get_pid(task_tgid(current));
		}

		if ((new_timer->it_sigev_notify & SIGEV_THREAD_ID) != 0)
			new_timer->it_pid_type = PIDTYPE_PID;
		else
			new_timer->it_pid_type = PIDTYPE_TGID;

		new_timer->sigq.info.si_tid = new_timer->it_id;
		new_timer->sigq.info.si_code = SI_TIMER;

		if (copy_to_user(created_timer_id, &new_timer_id, sizeof(int)) != 0) {
			error = -EFAULT;
			goto @out;
		}
		error = kc->timer_create(new_timer);
		if (error != 0)
			goto @out;

		using (guard_spinlock_irq(&new_timer->it_lock)) {
			using var g1 = guard(&current->sighand->siglock);
			// From here on a lookup may succeed, and another thread may delete the timer.
			WRITE_ONCE(&new_timer->it_signal, current->signal);
			hlist_add_head_rcu(&new_timer->list, &current->signal->posix_timers);
		}
		return 0;
	@out:
		posix_timer_unhash_and_free(new_timer);
		return error;
	}

	public static int sys_timer_create(clockid_t which_clock,
					   sigevent* timer_event_spec,
					   timer_t* created_timer_id)
	{
		if (timer_event_spec != null) {
			sigevent @event;

			if (copy_from_user(&@event, timer_event_spec, (ulong)sizeof(sigevent)) != 0)
				return -EFAULT;
			return do_timer_create(which_clock, &@event, created_timer_id);
		}
		return do_timer_create(which_clock, null, created_timer_id);
	}

	// PORT: lock_timer() is also a macro in C, for sparse.
	// A timer dies in four steps: marked invalid under its lock, lock released, out of the hash,
	// reference dropped. The look-up runs without a lock, so the mark is checked again under it.
	[Acquires("return->it_lock", When = Result.True), DisablesIrqs]
	internal static k_itimer* lock_timer(timer_t timer_id)
	{
		k_itimer* timr;

		if ((ulong)timer_id > int.MaxValue)
			return null;

		using var g1 = guard_rcu();
		timr = posix_timer_by_id(timer_id);
		if (timr != null) {
			spin_lock_irq(&timr->it_lock);
			if (timr->it_signal == current->signal)
				return timr;
			spin_unlock_irq(&timr->it_lock);
		}
		return null;
	}

	internal static ktime_t common_hrtimer_remaining(k_itimer* timr, [Nanoseconds(Instant = true)] ktime_t now)
	{
		hrtimer* timer = &timr->it.real.timer;

		return __hrtimer_expires_remaining_adjusted(timer, now);
	}

	internal static s64 common_hrtimer_forward(k_itimer* timr, [Nanoseconds(Instant = true)] ktime_t now)
	{
		hrtimer* timer = &timr->it.real.timer;

		return (s64)hrtimer_forward(timer, now, timr->it_interval);
	}

	// A timer that waits for its signal to be delivered must look as if it had been started again,
	// and a SIGEV_NONE timer, which is never queued, as if it had expired when due.
	internal static void common_timer_get(k_itimer* timr, itimerspec64* cur_setting)
	{
		k_clock* kc = timr->kclock;
		ktime_t now, remaining, iv;
		bool sig_none;

		sig_none = timr->it_sigev_notify == SIGEV_NONE;
		iv = timr->it_interval;

		if (iv != 0) {
			cur_setting->it_interval = ktime_to_timespec64(iv);
		} else if (timr->it_status == POSIX_TIMER_DISARMED) {
			if (!sig_none)
				return;
		}

		now = kc->clock_get_ktime(timr->it_clock);

		if (iv != 0 && timr->it_status != POSIX_TIMER_ARMED)
			timr->it_overrun += kc->timer_forward(timr, now);

		remaining = kc->timer_remaining(timr, now);
		if (remaining <= 0) {
			// A signal still to come must not read as 0.
			if (!sig_none)
				cur_setting->it_value.tv_nsec = 1;
		} else {
			cur_setting->it_value = ktime_to_timespec64(remaining);
		}
	}

	internal static int do_timer_gettime(timer_t timer_id, itimerspec64* setting)
	{
		memset(setting, 0, (ulong)sizeof(itimerspec64));
		// PORT: the macro returns from its caller, which a method cannot.
		using (scoped_timer_get_or_fail(timer_id, out k_itimer* scoped_timer)) {
			if (scoped_timer == null)
				return -EINVAL;
			scoped_timer->kclock->timer_get(scoped_timer, setting);
		}
		return 0;
	}

	public static int sys_timer_gettime(timer_t timer_id,
					    __kernel_itimerspec* setting)
	{
		itimerspec64 cur_setting;

		int ret = do_timer_gettime(timer_id, &cur_setting);
		if (ret == 0) {
			if (put_itimerspec64(&cur_setting, setting) != 0)
				ret = -EFAULT;
		}
		return ret;
	}

	/// <summary>Intervals that passed between the expiry and the delivery of the last signal.</summary>
	public static int sys_timer_getoverrun(timer_t timer_id)
	{
		using (scoped_timer_get_or_fail(timer_id, out k_itimer* scoped_timer)) {
			if (scoped_timer == null)
				return -EINVAL;
			return timer_overrun_to_int(scoped_timer);
		}
	}

	internal static bool common_hrtimer_arm(k_itimer* timr, [Nanoseconds(Either = true)] ktime_t expires,
						bool absolute, bool sigev_none)
	{
		hrtimer* timer = &timr->it.real.timer;
		hrtimer_mode mode;

		mode = absolute ? HRTIMER_MODE_ABS : HRTIMER_MODE_REL;
		// it_clock stays: the next setting may be absolute again.
		if (timr->it_clock == CLOCK_REALTIME)
			timr->kclock = absolute ? global_ptr(ref clock_realtime) : global_ptr(ref clock_monotonic);

		hrtimer_setup(&timr->it.real.timer, &posix_timer_fn, timr->it_clock, mode);

		if (!absolute)
			expires = ktime_add_safe(expires, hrtimer_cb_get_time(timer));
		hrtimer_set_expires(timer, expires);

		if (sigev_none)
			return true;

		return hrtimer_start_expires_user(timer, HRTIMER_MODE_ABS);
	}

	internal static int common_hrtimer_try_to_cancel(k_itimer* timr)
	{
		return hrtimer_try_to_cancel(&timr->it.real.timer);
	}

	internal static void common_timer_wait_running(k_itimer* timer)
	{
		hrtimer_cancel_wait_running(&timer->it.real.timer);
	}

	[NeedsRcu]
	internal static void timer_wait_running(k_itimer* timer)
	{
		timer->kclock->timer_wait_running(timer);
	}

	internal static void posix_timer_set_common(k_itimer* timer, itimerspec64* new_setting)
	{
		if (new_setting->it_value.tv_sec != 0 || new_setting->it_value.tv_nsec != 0)
			timer->it_interval = timespec64_to_ktime(new_setting->it_interval);
		else
			timer->it_interval = 0;

		timer->it_overrun_last = 0;
		timer->it_overrun = -1L;
	}

	internal static int common_timer_set(k_itimer* timr, int flags,
					     itimerspec64* new_setting,
					     itimerspec64* old_setting)
	{
		k_clock* kc = timr->kclock;
		bool sigev_none;
		ktime_t expires;

		if (old_setting != null)
			common_timer_get(timr, old_setting);

		// The callback may be running and waiting for it_lock.
		if (kc->timer_try_to_cancel(timr) < 0)
			return TIMER_RETRY;

		timr->it_status = POSIX_TIMER_DISARMED;
		posix_timer_set_common(timr, new_setting);

		if (new_setting->it_value.tv_sec == 0 && new_setting->it_value.tv_nsec == 0)
			return 0;

		expires = timespec64_to_ktime(new_setting->it_value);
		if ((flags & TIMER_ABSTIME) != 0)
			expires = timens_ktime_to_host(timr->it_clock, expires);
		sigev_none = timr->it_sigev_notify == SIGEV_NONE;

		// PORT: C makes the flag a bool by itself.
		if (kc->timer_arm(timr, expires, (flags & TIMER_ABSTIME) != 0, sigev_none)) {
			if (!sigev_none)
				timr->it_status = POSIX_TIMER_ARMED;
		} else {
			posix_timer_queue_signal(timr);
		}
		return 0;
	}

	internal static int do_timer_settime(timer_t timer_id, int tmr_flags, itimerspec64* new_spec64,
					     itimerspec64* old_spec64)
	{
		if (!timespec64_valid(&new_spec64->it_interval) ||
		    !timespec64_valid(&new_spec64->it_value))
			return -EINVAL;

		if (old_spec64 != null)
			memset(old_spec64, 0, (ulong)sizeof(itimerspec64));

		for (; ; old_spec64 = null) {
			k_itimer* timr;

			// PORT: the macro returns from its caller, which a method cannot.
			using (scoped_timer_get_or_fail(timer_id, out k_itimer* scoped_timer)) {
				if (scoped_timer == null)
					return -EINVAL;
				timr = scoped_timer;

				if (old_spec64 != null)
					old_spec64->it_interval = ktime_to_timespec64(timr->it_interval);

				// A signal that is already queued will be dropped.
				timr->it_signal_seq++;

				int ret = timr->kclock->timer_set(timr, tmr_flags, new_spec64, old_spec64);
				if (ret != TIMER_RETRY)
					return ret;

				rcu_read_lock();
			}
			timer_wait_running(timr);
			rcu_read_unlock();
		}
	}

	public static int sys_timer_settime(timer_t timer_id, int flags,
					    __kernel_itimerspec* new_setting,
					    __kernel_itimerspec* old_setting)
	{
		itimerspec64 new_spec, old_spec; itimerspec64* rtn;
		int error = 0;

		if (new_setting == null)
			return -EINVAL;

		if (get_itimerspec64(&new_spec, new_setting) != 0)
			return -EFAULT;

		rtn = old_setting != null ? &old_spec : null;
		error = do_timer_settime(timer_id, flags, &new_spec, rtn);
		if (error == 0 && old_setting != null) {
			if (put_itimerspec64(&old_spec, old_setting) != 0)
				error = -EFAULT;
		}
		return error;
	}

	internal static int common_timer_del(k_itimer* timer)
	{
		k_clock* kc = timer->kclock;

		if (kc->timer_try_to_cancel(timer) < 0)
			return TIMER_RETRY;
		timer->it_status = POSIX_TIMER_DISARMED;
		return 0;
	}

	internal static void posix_timer_cleanup_ignored(k_itimer* tmr)
	{
		if (!hlist_unhashed(&tmr->ignored_list)) {
			hlist_del_init(&tmr->ignored_list);
			posixtimer_putref(tmr);
		}
	}

	// Called with it_lock held and interrupts off.
	[MustHold("timer->it_lock"), RequiresIrqs(Irqs.Off)]
	internal static void posix_timer_delete(k_itimer* timer)
	{
		timer->it_signal_seq++;

		// Under the siglock, so that sigaction() does not put a deleted timer on the ignored list.
		using (guard(&current->sighand->siglock)) {
			ulong sig = (ulong)timer->it_signal | 1UL;

			WRITE_ONCE(&timer->it_signal, (signal_struct*)sig);
			hlist_del_rcu(&timer->list);
			posix_timer_cleanup_ignored(timer);
		}

		while (timer->kclock->timer_del(timer) == TIMER_RETRY) {
			using var g1 = guard_rcu();
			spin_unlock_irq(&timer->it_lock);
			timer_wait_running(timer);
			spin_lock_irq(&timer->it_lock);
		}
	}

	public static int sys_timer_delete(timer_t timer_id)
	{
		k_itimer* timer;

		using (scoped_timer_get_or_fail(timer_id, out k_itimer* scoped_timer)) {
			if (scoped_timer == null)
				return -EINVAL;
			timer = scoped_timer;
			posix_timer_delete(timer);
		}
		posix_timer_unhash_and_free(timer);
		return 0;
	}

	/// <summary>Deletes all timers of a process whose last thread exits.</summary>
	public static void exit_itimers(task_struct* tsk)
	{
		hlist_head timers;
		hlist_node* next;
		k_itimer* timer;

		tsk->signal->timer_create_restore_ids = 0;

		if (hlist_empty(&tsk->signal->posix_timers))
			return;

		using (guard_spinlock_irq(&tsk->sighand->siglock))
			hlist_move_list(&tsk->signal->posix_timers, &timers);

		for (timer = null, next = null; k_itimer.each_list_safe(ref timer, ref next, &timers);) {
			using (guard_spinlock_irq(&timer->it_lock))
				posix_timer_delete(timer);
			posix_timer_unhash_and_free(timer);
			cond_resched();
		}

		if (!WARN_ON_ONCE(!hlist_empty(&tsk->signal->ignored_posix_timers)))
			return;

		hlist_move_list(&tsk->signal->ignored_posix_timers, &timers);
		while (!hlist_empty(&timers)) {
			posix_timer_cleanup_ignored(k_itimer.of_ignored_list(timers.first));
		}
	}

	public static int sys_clock_settime(clockid_t which_clock,
					    __kernel_timespec* tp)
	{
		k_clock* kc = clockid_to_kclock(which_clock);
		timespec64 new_tp;

		if (kc == null || kc->clock_set == null)
			return -EINVAL;

		if (get_timespec64(&new_tp, tp) != 0)
			return -EFAULT;

		return kc->clock_set(which_clock, &new_tp);
	}

	public static int sys_clock_gettime(clockid_t which_clock,
					    __kernel_timespec* tp)
	{
		k_clock* kc = clockid_to_kclock(which_clock);
		timespec64 kernel_tp;
		int error;

		if (kc == null)
			return -EINVAL;

		error = kc->clock_get_timespec(which_clock, &kernel_tp);

		if (error == 0 && put_timespec64(&kernel_tp, tp) != 0)
			error = -EFAULT;

		return error;
	}

	/// <summary>
	/// One tick in low-resolution mode and for coarse clocks, otherwise one nanosecond, whatever the
	/// hardware can do.
	/// </summary>
	public static int sys_clock_getres(clockid_t which_clock,
					   __kernel_timespec* tp)
	{
		k_clock* kc = clockid_to_kclock(which_clock);
		timespec64 rtn_tp;
		int error;

		if (kc == null)
			return -EINVAL;

		error = kc->clock_getres(which_clock, &rtn_tp);

		if (error == 0 && tp != null && put_timespec64(&rtn_tp, tp) != 0)
			error = -EFAULT;

		return error;
	}

	internal static int common_nsleep(clockid_t which_clock, int flags,
					  timespec64* rqtp)
	{
		ktime_t texp = timespec64_to_ktime(*rqtp);

		return (int)hrtimer_nanosleep(texp, (flags & TIMER_ABSTIME) != 0 ?
					 HRTIMER_MODE_ABS : HRTIMER_MODE_REL,
					 which_clock);
	}

	internal static int common_nsleep_timens(clockid_t which_clock, int flags,
						 timespec64* rqtp)
	{
		ktime_t texp = timespec64_to_ktime(*rqtp);

		if ((flags & TIMER_ABSTIME) != 0)
			texp = timens_ktime_to_host(which_clock, texp);

		return (int)hrtimer_nanosleep(texp, (flags & TIMER_ABSTIME) != 0 ?
					 HRTIMER_MODE_ABS : HRTIMER_MODE_REL,
					 which_clock);
	}

	public static int sys_clock_nanosleep(clockid_t which_clock, int flags,
					      __kernel_timespec* rqtp,
					      __kernel_timespec* rmtp)
	{
		k_clock* kc = clockid_to_kclock(which_clock);
		timespec64 t;

		if (kc == null)
			return -EINVAL;
		if (kc->nsleep == null)
			return -EOPNOTSUPP;

		if (get_timespec64(&t, rqtp) != 0)
			return -EFAULT;

		if (!timespec64_valid(&t))
			return -EINVAL;
		if ((flags & TIMER_ABSTIME) != 0)
			rmtp = null;
		current->restart_block.fn = &do_no_restart_syscall;
		current->restart_block.nanosleep.type = rmtp != null ? TT_NATIVE : TT_NONE;
		current->restart_block.nanosleep.rmtp = rmtp;

		return kc->nsleep(which_clock, flags, &t);
	}

	// PORT: initial values of a static variable are set by a method; so for the clocks that follow.
	[Global(Init = nameof(clock_realtime__init))]
	internal static partial ref k_clock clock_realtime { get; }

	internal static void clock_realtime__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_hrtimer_res;
		p->clock_get_timespec	= &posix_get_realtime_timespec;
		p->clock_get_ktime	= &posix_get_realtime_ktime;
		p->clock_set		= &posix_clock_realtime_set;
		p->nsleep		= &common_nsleep;
		p->timer_create		= &common_timer_create;
		p->timer_set		= &common_timer_set;
		p->timer_get		= &common_timer_get;
		p->timer_del		= &common_timer_del;
		p->timer_rearm		= &common_hrtimer_rearm;
		p->timer_forward	= &common_hrtimer_forward;
		p->timer_remaining	= &common_hrtimer_remaining;
		p->timer_try_to_cancel	= &common_hrtimer_try_to_cancel;
		p->timer_wait_running	= &common_timer_wait_running;
		p->timer_arm		= &common_hrtimer_arm;
	}

	[Global(Init = nameof(clock_monotonic__init))]
	internal static partial ref k_clock clock_monotonic { get; }

	internal static void clock_monotonic__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_hrtimer_res;
		p->clock_get_timespec	= &posix_get_monotonic_timespec;
		p->clock_get_ktime	= &posix_get_monotonic_ktime;
		p->nsleep		= &common_nsleep_timens;
		p->timer_create		= &common_timer_create;
		p->timer_set		= &common_timer_set;
		p->timer_get		= &common_timer_get;
		p->timer_del		= &common_timer_del;
		p->timer_rearm		= &common_hrtimer_rearm;
		p->timer_forward	= &common_hrtimer_forward;
		p->timer_remaining	= &common_hrtimer_remaining;
		p->timer_try_to_cancel	= &common_hrtimer_try_to_cancel;
		p->timer_wait_running	= &common_timer_wait_running;
		p->timer_arm		= &common_hrtimer_arm;
	}

	[Global(Init = nameof(clock_monotonic_raw__init))]
	internal static partial ref k_clock clock_monotonic_raw { get; }

	internal static void clock_monotonic_raw__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_hrtimer_res;
		p->clock_get_timespec	= &posix_get_monotonic_raw;
	}

	[Global(Init = nameof(clock_realtime_coarse__init))]
	internal static partial ref k_clock clock_realtime_coarse { get; }

	internal static void clock_realtime_coarse__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_coarse_res;
		p->clock_get_timespec	= &posix_get_realtime_coarse;
	}

	[Global(Init = nameof(clock_monotonic_coarse__init))]
	internal static partial ref k_clock clock_monotonic_coarse { get; }

	internal static void clock_monotonic_coarse__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_coarse_res;
		p->clock_get_timespec	= &posix_get_monotonic_coarse;
	}

	[Global(Init = nameof(clock_tai__init))]
	internal static partial ref k_clock clock_tai { get; }

	internal static void clock_tai__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_hrtimer_res;
		p->clock_get_ktime	= &posix_get_tai_ktime;
		p->clock_get_timespec	= &posix_get_tai_timespec;
		p->nsleep		= &common_nsleep;
		p->timer_create		= &common_timer_create;
		p->timer_set		= &common_timer_set;
		p->timer_get		= &common_timer_get;
		p->timer_del		= &common_timer_del;
		p->timer_rearm		= &common_hrtimer_rearm;
		p->timer_forward	= &common_hrtimer_forward;
		p->timer_remaining	= &common_hrtimer_remaining;
		p->timer_try_to_cancel	= &common_hrtimer_try_to_cancel;
		p->timer_wait_running	= &common_timer_wait_running;
		p->timer_arm		= &common_hrtimer_arm;
	}

	[Global(Init = nameof(clock_boottime__init))]
	internal static partial ref k_clock clock_boottime { get; }

	internal static void clock_boottime__init(k_clock* p)
	{
		p->clock_getres		= &posix_get_hrtimer_res;
		p->clock_get_ktime	= &posix_get_boottime_ktime;
		p->clock_get_timespec	= &posix_get_boottime_timespec;
		p->nsleep		= &common_nsleep_timens;
		p->timer_create		= &common_timer_create;
		p->timer_set		= &common_timer_set;
		p->timer_get		= &common_timer_get;
		p->timer_del		= &common_timer_del;
		p->timer_rearm		= &common_hrtimer_rearm;
		p->timer_forward	= &common_hrtimer_forward;
		p->timer_remaining	= &common_hrtimer_remaining;
		p->timer_try_to_cancel	= &common_hrtimer_try_to_cancel;
		p->timer_wait_running	= &common_timer_wait_running;
		p->timer_arm		= &common_hrtimer_arm;
	}

	// PORT: the table posix_clocks[] is a switch; CPU, alarm, dynamic and auxiliary clocks are not ported.
	internal static k_clock* clockid_to_kclock(clockid_t id)
	{
		switch (id) {
		case CLOCK_REALTIME:
			return global_ptr(ref clock_realtime);
		case CLOCK_MONOTONIC:
			return global_ptr(ref clock_monotonic);
		case CLOCK_MONOTONIC_RAW:
			return global_ptr(ref clock_monotonic_raw);
		case CLOCK_REALTIME_COARSE:
			return global_ptr(ref clock_realtime_coarse);
		case CLOCK_MONOTONIC_COARSE:
			return global_ptr(ref clock_monotonic_coarse);
		case CLOCK_BOOTTIME:
			return global_ptr(ref clock_boottime);
		case CLOCK_TAI:
			return global_ptr(ref clock_tai);
		}
		return null;
	}

	/// <summary>Makes the machine's table of POSIX timers; called before its first process starts.</summary>
	internal static int posixtimer_init()
	{
		ulong i, size;

		// PORT: the cache is sized here, because the slab knows no types.
		__timer_data.cache = kmem_cache_create("posix_timers_cache",
						       (uint)sizeof(k_itimer),
						       64,
						       0, null);

		if (IS_ENABLED(CONFIG_BASE_SMALL))
			size = 512;
		else
			size = roundup_pow_of_two(512 * num_possible_cpus());

		// PORT: an ordinary allocation: the machine has no boot memory to take a hash table from.
		__timer_data.buckets = (timer_hash_bucket*)kcalloc(size, (ulong)sizeof(timer_hash_bucket), GFP_KERNEL);
		__timer_data.mask = size - 1;

		for (i = 0; i < size; i++) {
			spin_lock_init(&timer_buckets[i].@lock);
			INIT_HLIST_HEAD(&timer_buckets[i].head);
		}
		return 0;
	}
}
