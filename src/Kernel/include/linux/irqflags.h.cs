// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/irqflags.h of Linux 7.2.
using System.Runtime.CompilerServices;
using System.Threading;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static bool irqs_disabled() => ThisCpu.context->irqs_disabled != 0;

	[Primitive]
	public static bool irqs_disabled_flags(ulong flags) => flags != 0;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, DisablesIrqs]
	public static void local_irq_disable([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.IrqDisable, null, file, line);
		ThisCpu.context->irqs_disabled = 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, EnablesIrqs]
	public static void local_irq_enable([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		cpu_context* context = ThisCpu.context;

		context->irqs_disabled = 0;
		if (Volatile.Read(ref context->pending_irqs) != 0)
			__take_pending_irqs();
		__visible(visible_kind.IrqEnable, null, file, line);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, SavesIrqs("flags")]
	public static void local_irq_save(out ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		__visible(visible_kind.IrqDisable, null, file, line);
		cpu_context* context = ThisCpu.context;

		flags = (ulong)context->irqs_disabled;
		context->irqs_disabled = 1;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, SavesIrqs("flags")]
	public static void local_irq_save(ulong* flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> local_irq_save(out *flags, file, line);

	[Primitive]
	public static void local_save_flags(out ulong flags) => flags = (ulong)ThisCpu.context->irqs_disabled;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, RestoresIrqs("flags")]
	public static void local_irq_restore(ulong flags, [CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
	{
		cpu_context* context = ThisCpu.context;

		context->irqs_disabled = (int)flags;
		if (flags == 0) {
			if (Volatile.Read(ref context->pending_irqs) != 0)
				__take_pending_irqs();
			__visible(visible_kind.IrqEnable, null, file, line);
		}
	}

	[Primitive, DisablesIrqs]
	public static void raw_local_irq_disable() => local_irq_disable();

	[Primitive, EnablesIrqs]
	public static void raw_local_irq_enable() => local_irq_enable();

	[Primitive, AssertsIrqs(Irqs.Off)]
	public static void lockdep_assert_irqs_disabled([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(!irqs_disabled(), "lockdep_assert_irqs_disabled()", file, line);

	[Primitive, AssertsIrqs(Irqs.On)]
	public static void lockdep_assert_irqs_enabled([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(irqs_disabled(), "lockdep_assert_irqs_enabled()", file, line);

	// PORT: lockdep's notes of what runs in hard interrupt context are off.
	public static bool lockdep_hrtimer_enter(hrtimer* __context) => false;

	public static void lockdep_hrtimer_exit(bool __context) { }

	public static void lockdep_irq_work_enter(int _flags) { }

	public static void lockdep_irq_work_exit(int _flags) { }

	public static void lockdep_hardirq_exit() { }

	public static void lockdep_softirqs_on(ulong ip) { }

	public static void lockdep_cleanup_dead_cpu(uint cpu, task_struct* idle) { }
}
