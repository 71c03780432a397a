// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/cleanup.h of Linux 7.2, with the guards of the locks' own headers.

namespace Linux;

[ScopedGuard]
public unsafe ref struct guard_mutex_t
{
	internal mutex* @lock;

	[Primitive, Releases("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.mutex_unlock(@lock);
	}
}

[ScopedGuard]
public unsafe ref struct guard_raw_spinlock_t
{
	internal raw_spinlock_t* @lock;

	[Primitive, Releases("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.raw_spin_unlock(@lock);
	}
}

[ScopedGuard]
public unsafe ref struct guard_raw_spinlock_irq_t
{
	internal raw_spinlock_t* @lock;

	[Primitive, Releases("guarded"), EnablesIrqs]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.raw_spin_unlock_irq(@lock);
	}
}

[ScopedGuard]
public unsafe ref struct guard_raw_spinlock_irqsave_t
{
	internal raw_spinlock_t* @lock;
	internal ulong flags;

	[Primitive, Releases("guarded"), RestoresIrqs("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.raw_spin_unlock_irqrestore(@lock, flags);
	}
}

[ScopedGuard]
public unsafe ref struct guard_spinlock_t
{
	internal spinlock_t* @lock;

	[Primitive, Releases("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.spin_unlock(@lock);
	}
}

[ScopedGuard]
public unsafe ref struct guard_spinlock_irq_t
{
	internal spinlock_t* @lock;

	[Primitive, Releases("guarded"), EnablesIrqs]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.spin_unlock_irq(@lock);
	}
}

[ScopedGuard]
public unsafe ref struct guard_spinlock_bh_t
{
	internal spinlock_t* @lock;

	[Primitive, Releases("guarded"), EnablesBottomHalves]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.spin_unlock_bh(@lock);
	}
}

[ScopedGuard]
public unsafe ref struct guard_spinlock_irqsave_t
{
	internal spinlock_t* @lock;
	internal ulong flags;

	[Primitive, Releases("guarded"), RestoresIrqs("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.spin_unlock_irqrestore(@lock, flags);
	}
}

[ScopedGuard]
public unsafe ref struct guard_preempt_t
{
	[Primitive, EnablesPreemption]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.preempt_enable();
	}
}

// PORT: no task of a machine moves to another CPU by itself.
[ScopedGuard]
public unsafe ref struct guard_migrate_t
{
	[Primitive]
	public void Dispose()
	{
	}
}

[ScopedGuard]
public unsafe ref struct guard_irq_t
{
	[Primitive, EnablesIrqs]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.local_irq_enable();
	}
}

[ScopedGuard]
public unsafe ref struct guard_irqsave_t
{
	internal ulong flags;

	[Primitive, RestoresIrqs("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.local_irq_restore(flags);
	}
}

[ScopedGuard]
public unsafe ref struct guard_cpus_read_lock_t
{
	[Primitive, Releases("guarded")]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.cpus_read_unlock();
	}
}

[ScopedGuard]
public unsafe ref struct guard_rcu_t
{
	[Primitive, LeavesRcu]
	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.rcu_read_unlock();
	}
}

// PORT: __free(x) on a variable is a second variable, declared with using, that frees the first.
public unsafe ref struct free_kfree_t
{
	internal void* object_;

	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.kfree(object_);
	}
}

public unsafe ref struct free_percpu_t
{
	internal void* object_;

	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.free_percpu(object_);
	}
}

public unsafe ref struct free_cpumask_var_t
{
	internal cpumask** mask;

	public void Dispose()
	{
		if (!Kernel.unwinding)
			Kernel.free_cpumask_var(*mask);
	}
}

public static unsafe partial class Kernel
{
	// PORT: a run that has ended unwinds its threads; their guards must leave the machine as it is.
	internal static bool unwinding => ThisCpu.machine == null || ThisCpu.machine.Execution.Aborted;

	public static cpumask* CPUMASK_VAR_NULL => null;

	public static free_cpumask_var_t __free_cpumask_var(cpumask** mask)
	{
		return new free_cpumask_var_t { mask = mask };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), MaySleep]
	public static guard_mutex_t guard(mutex* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		mutex_lock(@lock);
		return new guard_mutex_t { @lock = @lock };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock")]
	public static guard_raw_spinlock_t guard(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		raw_spin_lock(@lock, file, line);
		return new guard_raw_spinlock_t { @lock = @lock };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock")]
	public static guard_spinlock_t guard(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		spin_lock(@lock, file, line);
		return new guard_spinlock_t { @lock = @lock };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), DisablesIrqs]
	public static guard_raw_spinlock_irq_t guard_raw_spinlock_irq(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		raw_spin_lock_irq(@lock, file, line);
		return new guard_raw_spinlock_irq_t { @lock = @lock };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), SavesIrqs("return")]
	public static guard_raw_spinlock_irqsave_t guard_raw_spinlock_irqsave(raw_spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		ulong flags;

		raw_spin_lock_irqsave(@lock, out flags, file, line);
		return new guard_raw_spinlock_irqsave_t { @lock = @lock, flags = flags };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), DisablesIrqs]
	public static guard_spinlock_irq_t guard_spinlock_irq(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		spin_lock_irq(@lock, file, line);
		return new guard_spinlock_irq_t { @lock = @lock };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), DisablesBottomHalves]
	public static guard_spinlock_bh_t guard_spinlock_bh(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		spin_lock_bh(@lock, file, line);
		return new guard_spinlock_bh_t { @lock = @lock };
	}

	[Variants(Variant.Refs), Primitive, Acquires("lock"), SavesIrqs("return")]
	public static guard_spinlock_irqsave_t guard_spinlock_irqsave(spinlock_t* @lock, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		ulong flags;

		spin_lock_irqsave(@lock, out flags, file, line);
		return new guard_spinlock_irqsave_t { @lock = @lock, flags = flags };
	}

	[Primitive, DisablesPreemption]
	public static guard_preempt_t guard_preempt()
	{
		preempt_disable();
		return default;
	}

	[Primitive]
	public static guard_migrate_t guard_migrate()
	{
		return default;
	}

	[Primitive, DisablesIrqs]
	public static guard_irq_t guard_irq()
	{
		local_irq_disable();
		return default;
	}

	[Primitive, SavesIrqs("return")]
	public static guard_irqsave_t guard_irqsave()
	{
		ulong flags;

		local_irq_save(out flags);
		return new guard_irqsave_t { flags = flags };
	}

	[Primitive, Acquires("cpu_hotplug_lock"), MaySleep]
	public static guard_cpus_read_lock_t guard_cpus_read_lock()
	{
		cpus_read_lock();
		return default;
	}

	[Primitive, EntersRcu]
	public static guard_rcu_t guard_rcu()
	{
		rcu_read_lock();
		return default;
	}

	public static free_kfree_t __free_kfree(void* p)
	{
		return new free_kfree_t { object_ = p };
	}

	public static free_percpu_t __free_percpu(void* p)
	{
		return new free_percpu_t { object_ = p };
	}
}
