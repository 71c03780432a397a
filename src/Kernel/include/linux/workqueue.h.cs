// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/workqueue.h and include/linux/workqueue_types.h of Linux 7.2.

namespace Linux;

// PORT: data packs the pending bit, the CPU of the pool and the number of the queueing, see standins/workqueue.
[ContainerOf("entry")]
public unsafe partial struct work_struct
{
	public atomic_long_t data;
	[GuardedBy("worker_pool.lock", Access = GuardedAccess.Writes)]
	public list_head entry;
	public delegate*<work_struct*, void> func;
}

[ContainerOf("timer")]
[ContainerOf("work")]
public unsafe partial struct delayed_work
{
	public work_struct work;
	public timer_list timer;
	public workqueue_struct* wq;
	public int cpu;
}

public unsafe struct workqueue_struct
{
	public uint flags;
	public byte* name;
}

public static unsafe partial class Kernel
{
	public const uint WQ_UNBOUND = 1u << 1;
	public const uint WQ_FREEZABLE = 1u << 2;
	public const uint WQ_MEM_RECLAIM = 1u << 3;
	public const uint WQ_HIGHPRI = 1u << 4;
	public const uint WQ_PERCPU = 1u << 8;

	// PORT: upstream's WORK_CPU_UNBOUND is NR_CPUS.
	public const int WORK_CPU_UNBOUND = MachineOptions.MaxCpus;

	internal static void system_percpu_wq_init(workqueue_struct* wq)
	{
		wq->flags = WQ_PERCPU;
		wq->name = KernelSymbols.Constant("events");
	}

	internal static void system_dfl_wq_init(workqueue_struct* wq)
	{
		wq->flags = WQ_UNBOUND;
		wq->name = KernelSymbols.Constant("events_unbound");
	}

	[Global(Init = nameof(system_percpu_wq_init))] internal static partial ref workqueue_struct __system_percpu_wq { get; }
	[Global(Init = nameof(system_dfl_wq_init))] internal static partial ref workqueue_struct __system_dfl_wq { get; }

	public static workqueue_struct* system_percpu_wq => (workqueue_struct*)Unsafe.AsPointer(ref __system_percpu_wq);
	public static workqueue_struct* system_wq => system_percpu_wq;
	public static workqueue_struct* system_dfl_wq => (workqueue_struct*)Unsafe.AsPointer(ref __system_dfl_wq);
	public static workqueue_struct* system_unbound_wq => system_dfl_wq;

	[RegistersCallback("_work", "_func")]
	public static void INIT_WORK(work_struct* _work, delegate*<work_struct*, void> _func)
	{
		_work->data = default;
		INIT_LIST_HEAD(&_work->entry);
		_work->func = _func;
	}

	[RegistersCallback("_work", "_func")]
	public static void INIT_WORK_ONSTACK(work_struct* _work, delegate*<work_struct*, void> _func)
	{
		INIT_WORK(_work, _func);
	}

	// PORT: DECLARE_WORK is a [Global] whose Init method calls this.
	[RegistersCallback("n", "f")]
	public static void DECLARE_WORK(work_struct* n, delegate*<work_struct*, void> f)
	{
		n->data = default;
		n->entry.next = &n->entry;
		n->entry.prev = &n->entry;
		n->func = f;
	}

	[RegistersCallback("_work", "_func")]
	public static void INIT_DELAYED_WORK(delayed_work* _work, delegate*<work_struct*, void> _func)
	{
		INIT_WORK(&_work->work, _func);
		timer_setup(&_work->timer, &delayed_work_timer_fn, TIMER_IRQSAFE);
	}

	public static bool work_pending(work_struct* work)
	{
		return (atomic_long_read(&work->data) & WORK_STRUCT_PENDING) != 0;
	}

	public static bool delayed_work_pending(delayed_work* w)
	{
		return work_pending(&w->work);
	}

	public static delayed_work* to_delayed_work(work_struct* work)
	{
		return delayed_work.of_work(work);
	}

	[Arms("work")]
	public static bool queue_work(workqueue_struct* wq, work_struct* work)
	{
		return queue_work_on(WORK_CPU_UNBOUND, wq, work);
	}

	[Arms("dwork")]
	public static bool queue_delayed_work(workqueue_struct* wq, delayed_work* dwork, [Jiffies] ulong delay)
	{
		return queue_delayed_work_on(WORK_CPU_UNBOUND, wq, dwork, delay);
	}

	[Arms("dwork")]
	public static bool mod_delayed_work(workqueue_struct* wq, delayed_work* dwork, [Jiffies] ulong delay)
	{
		return mod_delayed_work_on(WORK_CPU_UNBOUND, wq, dwork, delay);
	}

	[Arms("work")]
	public static bool schedule_work_on(int cpu, work_struct* work)
	{
		return queue_work_on(cpu, system_percpu_wq, work);
	}

	[Arms("work")]
	public static bool schedule_work(work_struct* work)
	{
		return queue_work(system_percpu_wq, work);
	}

	[Arms("work")]
	public static bool schedule_work(ref work_struct work)
	{
		return schedule_work((work_struct*)Unsafe.AsPointer(ref work));
	}

	[Arms("dwork")]
	public static bool schedule_delayed_work_on(int cpu, delayed_work* dwork, [Jiffies] ulong delay)
	{
		return queue_delayed_work_on(cpu, system_percpu_wq, dwork, delay);
	}

	[Arms("dwork")]
	public static bool schedule_delayed_work(delayed_work* dwork, [Jiffies] ulong delay)
	{
		return queue_delayed_work(system_percpu_wq, dwork, delay);
	}

	// PORT: unbound work runs where it is queued.
	internal static int workqueue_unbound_housekeeping_update(cpumask* hk)
	{
		return 0;
	}
}
