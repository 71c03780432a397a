/* Functions of ours, one for each idiom of docs/porting.md. */

static bool sample_tests(struct tmigr_group *group, unsigned int flags, const char *name)
{
	if (!group->parent && flags & TIMER_PINNED)
		return true;

	if (name && !(flags & TIMER_DEFERRABLE))
		return group->num_children;

	return flags & TIMER_IRQSAFE;
}

static int sample_numbers(bool on, u64 wide, u32 narrow, int sign)
{
	unsigned long sum = wide + sign;
	u8 mask = 0144;

	sum += narrow - sign;
	mask |= BIT(3);
	if (sign < wide || narrow == sign)
		sum = sign ? 1 : 0;
	if (sum == -1)
		return -EINVAL;
	return on;
}

static void sample_addresses(int cpu)
{
	struct tmigr_cpu *tmc = this_cpu_ptr(&tmigr_cpu);
	struct timer_base *base = &per_cpu(timer_bases[BASE_LOCAL], cpu);
	unsigned long flags;

	raw_spin_lock_irqsave(&base->lock, flags);
	WRITE_ONCE(base->next_expiry, READ_ONCE(jiffies));
	__set_bit(2, base->pending_map);
	hlist_add_head(&base->running_timer->entry, base->vectors + cpu);
	raw_spin_unlock_irqrestore(&base->lock, flags);

	mutex_lock(&timer_keys_mutex);
	if (tmc->tmgroup)
		atomic_set(&tmc->tmgroup->migr_state, 0);
	mutex_unlock(&timer_keys_mutex);
}

static enum hrtimer_restart sample_callback(struct hrtimer *timer)
{
	struct tick_sched *ts = container_of(timer, struct tick_sched, sched_timer);

	WARN_ON_ONCE(ts->flags & TS_FLAG_STOPPED);
	WARN_ONCE(1, "%s: %d\n", __func__, ts->stalled_jiffies);
	hrtimer_forward(timer, ktime_get(), TICK_NSEC);
	return HRTIMER_RESTART;
}

static void sample_pointers(struct tmigr_walk *data, struct tmigr_cpu *tmc)
{
	struct timer_events tevt = { .local = KTIME_MAX, .global = KTIME_MAX };
	void *any = kzalloc(sizeof(*tmc), GFP_KERNEL);
	struct tmigr_cpu *copy = any;
	union tmigr_state state;

	if (!copy)
		return;
	state.state = atomic_read(&tmc->tmgroup->migr_state);
	state.active &= ~data->childmask;
	data->nextexp = min_t(u64, tevt.local, tevt.global);
	walk_groups(tmigr_active_up, data, tmc);
	if (state.migrator == TMIGR_NONE)
		kfree(copy);
}

static int sample_switch(enum hrtimer_mode mode, int *seen)
{
	int found = 0;

	switch (mode) {
	case HRTIMER_MODE_ABS:
		found++;
		fallthrough;
	case HRTIMER_MODE_REL:
		*seen += found;
		break;
	default:
		goto out;
	}

	do {
		found = *seen - found;
	} while (found > 0);
out:
	return found;
}

static void sample_guards(struct tmigr_cpu *tmc)
{
	guard(mutex)(&timer_keys_mutex);

	scoped_guard(raw_spinlock_irq, &tmc->lock) {
		if (tmc->idle)
			return;
	}
	for (int i = 0; i < 3; i++)
		cpu_relax();
}
