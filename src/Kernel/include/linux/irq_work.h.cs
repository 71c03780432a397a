// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/irq_work.h of Linux 7.2.

namespace Linux;

// PORT: there is no rcuwait, because every machine has an irq_work interrupt.
[ContainerOf("node.llist")]
public unsafe partial struct irq_work
{
	public __call_single_node node;
	public delegate*<irq_work*, void> func;
}

public static unsafe partial class Kernel
{
	public static irq_work __IRQ_WORK_INIT(delegate*<irq_work*, void> _func, int _flags)
	{
		irq_work work = default;

		work.node.u_flags = (uint)_flags;
		work.func = _func;
		return work;
	}

	[RegistersCallback("return", "_func", Context.HardInterrupt)]
	public static irq_work IRQ_WORK_INIT(delegate*<irq_work*, void> _func)
	{
		return __IRQ_WORK_INIT(_func, 0);
	}

	[RegistersCallback("return", "_func", Context.HardInterrupt)]
	public static irq_work IRQ_WORK_INIT_LAZY(delegate*<irq_work*, void> _func)
	{
		return __IRQ_WORK_INIT(_func, IRQ_WORK_LAZY);
	}

	[RegistersCallback("return", "_func", Context.HardInterrupt)]
	public static irq_work IRQ_WORK_INIT_HARD(delegate*<irq_work*, void> _func)
	{
		return __IRQ_WORK_INIT(_func, IRQ_WORK_HARD_IRQ);
	}

	[RegistersCallback("work", "func", Context.HardInterrupt)]
	public static void init_irq_work(irq_work* work, delegate*<irq_work*, void> func)
	{
		*work = IRQ_WORK_INIT(func);
	}

	public static bool irq_work_is_pending(irq_work* work)
	{
		return (atomic_read(&work->node.a_flags) & IRQ_WORK_PENDING) != 0;
	}

	public static bool irq_work_is_busy(irq_work* work)
	{
		return (atomic_read(&work->node.a_flags) & IRQ_WORK_BUSY) != 0;
	}

	public static bool irq_work_is_hard(irq_work* work)
	{
		return (atomic_read(&work->node.a_flags) & IRQ_WORK_HARD_IRQ) != 0;
	}

	// PORT: the machine has a self-interrupt for irq_work, as x86 has.
	public static bool arch_irq_work_has_interrupt()
	{
		return true;
	}
}
