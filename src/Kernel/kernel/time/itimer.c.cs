// SPDX-License-Identifier: GPL-2.0
// Ported from kernel/time/itimer.c of Linux 7.2.
// Copyright (C) 1992 Darren Senn

namespace Linux;

public static unsafe partial class Kernel {
	// An expired timer whose signal is under way reads as a microsecond.
	internal static timespec64 itimer_get_remtime(hrtimer* timer)
	{
		ktime_t rem = __hrtimer_get_remaining(timer, true);

		if (hrtimer_active(timer)) {
			if (rem <= 0)
				rem = NSEC_PER_USEC;
		} else
			rem = 0;

		return ktime_to_timespec64(rem);
	}

	// PORT: ITIMER_VIRTUAL and ITIMER_PROF need CPU-time accounting and are not ported; they are -EINVAL.
	internal static int do_getitimer(int which, itimerspec64* value)
	{
		task_struct* tsk = current;

		switch (which) {
		case ITIMER_REAL:
			spin_lock_irq(&tsk->sighand->siglock);
			value->it_value = itimer_get_remtime(&tsk->signal->real_timer);
			value->it_interval =
				ktime_to_timespec64(tsk->signal->it_real_incr);
			spin_unlock_irq(&tsk->sighand->siglock);
			break;
		default:
			return(-EINVAL);
		}
		return 0;
	}

	internal static int put_itimerval(__kernel_old_itimerval* o,
					  itimerspec64* i)
	{
		__kernel_old_itimerval v = default;

		v.it_interval.tv_sec = i->it_interval.tv_sec;
		v.it_interval.tv_usec = i->it_interval.tv_nsec / NSEC_PER_USEC;
		v.it_value.tv_sec = i->it_value.tv_sec;
		v.it_value.tv_usec = i->it_value.tv_nsec / NSEC_PER_USEC;
		return copy_to_user(o, &v, (ulong)sizeof(__kernel_old_itimerval)) != 0 ? -EFAULT : 0;
	}

	public static int sys_getitimer(int which, __kernel_old_itimerval* value)
	{
		itimerspec64 get_buffer;
		int error = do_getitimer(which, &get_buffer);

		if (error == 0 && put_itimerval(value, &get_buffer) != 0)
			error = -EFAULT;
		return error;
	}

	/// <summary>
	/// Starts a periodic ITIMER_REAL again. Signal delivery does that, so that an interval cannot be
	/// too short for the machine.
	/// </summary>
	public static void posixtimer_rearm_itimer(task_struct* tsk)
	{
		hrtimer* tmr = &tsk->signal->real_timer;

		if (!hrtimer_is_queued(tmr) && tsk->signal->it_real_incr != 0) {
			hrtimer_forward_now(tmr, tsk->signal->it_real_incr);
			hrtimer_restart(tmr);
		}
	}

	internal static hrtimer_restart it_real_fn(hrtimer* timer)
	{
		signal_struct* sig =
			signal_struct.of_real_timer(timer);
		pid* leader_pid = sig->pids[(int)PIDTYPE_TGID];

		trace_itimer_expire(ITIMER_REAL, leader_pid, 0);
		kill_pid_info(SIGALRM, SEND_SIG_PRIV, leader_pid);

		return HRTIMER_NORESTART;
	}

	internal static bool timeval_valid(__kernel_old_timeval* t) =>
		(((t)->tv_sec >= 0) && (((ulong) (t)->tv_usec) < USEC_PER_SEC));

	internal static int do_setitimer(int which, itimerspec64* value,
					 itimerspec64* ovalue)
	{
		task_struct* tsk = current;
		hrtimer* timer;
		ktime_t expires;

		switch (which) {
		case ITIMER_REAL:
		again:
			spin_lock_irq(&tsk->sighand->siglock);
			timer = &tsk->signal->real_timer;
			if (ovalue != null) {
				ovalue->it_value = itimer_get_remtime(timer);
				ovalue->it_interval
					= ktime_to_timespec64(tsk->signal->it_real_incr);
			}
			// it_real_fn() takes the same siglock.
			if (hrtimer_try_to_cancel(timer) < 0) {
				spin_unlock_irq(&tsk->sighand->siglock);
				hrtimer_cancel_wait_running(timer);
				goto again;
			}
			expires = timespec64_to_ktime(value->it_value);
			if (expires != 0) {
				tsk->signal->it_real_incr =
					timespec64_to_ktime(value->it_interval);
				hrtimer_start(timer, expires, HRTIMER_MODE_REL);
			} else
				tsk->signal->it_real_incr = 0;

			trace_itimer_state(ITIMER_REAL, value, 0);
			spin_unlock_irq(&tsk->sighand->siglock);
			break;
		// PORT: no CPU-time interval timers; both fall to the error.
		default:
			return -EINVAL;
		}
		return 0;
	}

	// Seconds are rounded, but never to 0 while the alarm is pending.
	internal static uint alarm_setitimer(uint seconds)
	{
		itimerspec64 it_new, it_old;

		it_new.it_value.tv_sec = seconds;
		it_new.it_value.tv_nsec = 0;
		it_new.it_interval.tv_sec = it_new.it_interval.tv_nsec = 0;

		do_setitimer(ITIMER_REAL, &it_new, &it_old);

		if ((it_old.it_value.tv_sec == 0 && it_old.it_value.tv_nsec != 0) ||
		      it_old.it_value.tv_nsec >= (NSEC_PER_SEC / 2))
			it_old.it_value.tv_sec++;

		return (uint)it_old.it_value.tv_sec;
	}

	public static uint sys_alarm(uint seconds)
	{
		return alarm_setitimer(seconds);
	}

	internal static int get_itimerval(itimerspec64* o, __kernel_old_itimerval* i)
	{
		__kernel_old_itimerval v;

		if (copy_from_user(&v, i, (ulong)sizeof(__kernel_old_itimerval)) != 0)
			return -EFAULT;

		if (!timeval_valid(&v.it_value) ||
		    !timeval_valid(&v.it_interval))
			return -EINVAL;

		o->it_interval.tv_sec = v.it_interval.tv_sec;
		o->it_interval.tv_nsec = v.it_interval.tv_usec * NSEC_PER_USEC;
		o->it_value.tv_sec = v.it_value.tv_sec;
		o->it_value.tv_nsec = v.it_value.tv_usec * NSEC_PER_USEC;
		return 0;
	}

	public static int sys_setitimer(int which, __kernel_old_itimerval* value,
					__kernel_old_itimerval* ovalue)
	{
		itimerspec64 set_buffer, get_buffer;
		int error;

		if (value != null) {
			error = get_itimerval(&set_buffer, value);
			if (error != 0)
				return error;
		} else {
			memset(&set_buffer, 0, (ulong)sizeof(itimerspec64));
			// PORT: the warning about a null pointer is not printed.
		}

		error = do_setitimer(which, &set_buffer, ovalue != null ? &get_buffer : null);
		if (error != 0 || ovalue == null)
			return error;

		if (put_itimerval(ovalue, &get_buffer) != 0)
			return -EFAULT;
		return 0;
	}
}
