// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/preempt.h of Linux 7.2.
using System.Runtime.CompilerServices;

namespace Linux;

public static unsafe partial class Kernel
{
	public const int PREEMPT_BITS = 8;
	public const int SOFTIRQ_BITS = 8;
	public const int HARDIRQ_BITS = 4;
	public const int NMI_BITS = 4;

	public const int PREEMPT_SHIFT = 0;
	public const int SOFTIRQ_SHIFT = PREEMPT_SHIFT + PREEMPT_BITS;
	public const int HARDIRQ_SHIFT = SOFTIRQ_SHIFT + SOFTIRQ_BITS;
	public const int NMI_SHIFT = HARDIRQ_SHIFT + HARDIRQ_BITS;

	public const int PREEMPT_MASK = ((1 << PREEMPT_BITS) - 1) << PREEMPT_SHIFT;
	public const int SOFTIRQ_MASK = ((1 << SOFTIRQ_BITS) - 1) << SOFTIRQ_SHIFT;
	public const int HARDIRQ_MASK = ((1 << HARDIRQ_BITS) - 1) << HARDIRQ_SHIFT;
	public const int NMI_MASK = ((1 << NMI_BITS) - 1) << NMI_SHIFT;

	public const int PREEMPT_OFFSET = 1 << PREEMPT_SHIFT;
	public const int SOFTIRQ_OFFSET = 1 << SOFTIRQ_SHIFT;
	public const int HARDIRQ_OFFSET = 1 << HARDIRQ_SHIFT;
	public const int NMI_OFFSET = 1 << NMI_SHIFT;

	public const int SOFTIRQ_DISABLE_OFFSET = 2 * SOFTIRQ_OFFSET;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static int preempt_count() => ThisCpu.context->preempt_count;

	[Primitive]
	public static void preempt_count_set(int count) => ThisCpu.context->preempt_count = count;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void preempt_count_add(int val) => ThisCpu.context->preempt_count += val;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void preempt_count_sub(int val)
	{
		cpu_context* context = ThisCpu.context;

		if ((context->preempt_count -= val) < 0)
			__preempt_count_underflow();
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static void preempt_count_dec() => preempt_count_sub(1);

	[MethodImpl(MethodImplOptions.NoInlining)]
	[Primitive]
	internal static void __preempt_count_underflow()
	{
		ThisCpu.context->preempt_count = 0;
		WARN(true, "preempt_count underflow");
	}

	[Primitive]
	internal static void __preempt_count_add(int val) => preempt_count_add(val);

	[Primitive]
	internal static void __preempt_count_sub(int val) => preempt_count_sub(val);

	[Primitive]
	public static int nmi_count() => preempt_count() & NMI_MASK;
	[Primitive]
	public static int hardirq_count() => preempt_count() & HARDIRQ_MASK;
	[Primitive]
	public static int softirq_count() => preempt_count() & SOFTIRQ_MASK;
	[Primitive]
	public static int irq_count() => preempt_count() & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_MASK);

	[Primitive]
	public static bool in_nmi() => nmi_count() != 0;
	[Primitive]
	public static bool in_hardirq() => hardirq_count() != 0;
	[Primitive]
	public static bool in_serving_softirq() => (softirq_count() & SOFTIRQ_OFFSET) != 0;
	[Primitive]
	public static bool in_task() => (preempt_count() & (NMI_MASK | HARDIRQ_MASK | SOFTIRQ_OFFSET)) == 0;
	[Primitive]
	public static bool in_softirq() => softirq_count() != 0;
	[Primitive]
	public static bool in_interrupt() => irq_count() != 0;
	[Primitive]
	public static bool in_irq() => hardirq_count() != 0;
	[Primitive]
	public static bool in_atomic() => preempt_count() != 0;

	[Primitive]
	public static bool preemptible() => preempt_count() == 0 && !irqs_disabled();

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, DisablesPreemption]
	public static void preempt_disable() => ThisCpu.context->preempt_count++;

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, EnablesPreemption]
	public static void preempt_enable() => preempt_count_sub(1);

	[Primitive, EnablesPreemption]
	public static void preempt_enable_no_resched() => preempt_count_sub(1);

	[Primitive, DisablesPreemption]
	public static void preempt_disable_notrace() => preempt_disable();

	[Primitive, EnablesPreemption]
	public static void preempt_enable_notrace() => preempt_enable();

	[Primitive]
	public static void lockdep_assert_preemption_enabled([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(!preemptible(), "lockdep_assert_preemption_enabled()", file, line);

	[Primitive]
	public static void lockdep_assert_preemption_disabled([CallerFilePath] string file = "", [CallerLineNumber] int line = 0)
		=> WARN_ON_ONCE(preemptible(), "lockdep_assert_preemption_disabled()", file, line);
}
