// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/smp.h of Linux 7.2.
namespace Linux;

// PORT: upstream's call_single_data_t is the same structure with an alignment.
public unsafe struct call_single_data_t
{
	public __call_single_node node;
	public delegate*<void*, void> func;
	public void* info;
}

public static unsafe partial class Kernel
{
	public static void INIT_CSD(call_single_data_t* _csd, delegate*<void*, void> _func, void* _info)
	{
		*_csd = CSD_INIT(_func, _info);
	}

	public static call_single_data_t CSD_INIT(delegate*<void*, void> _func, void* _info)
	{
		call_single_data_t csd = default;

		csd.func = _func;
		csd.info = _info;
		return csd;
	}

	internal static uint CSD_TYPE(call_single_data_t* _csd)
	{
		return _csd->node.u_flags & CSD_FLAG_TYPE_MASK;
	}

	public static void smp_call_function_many(cpumask* mask, delegate*<void*, void> func, void* info, bool wait)
	{
		smp_call_function_many_cond(mask, func, info, wait ? SCF_WAIT : 0, null);
	}

	public static void smp_call_function(delegate*<void*, void> func, void* info, bool wait)
	{
		preempt_disable();
		smp_call_function_many(cpu_online_mask, func, info, wait);
		preempt_enable();
	}

	public static void on_each_cpu(delegate*<void*, void> func, void* info, bool wait)
	{
		on_each_cpu_cond_mask(null, func, info, wait, cpu_online_mask);
	}

	public static void on_each_cpu_mask(cpumask* mask, delegate*<void*, void> func, void* info, bool wait)
	{
		on_each_cpu_cond_mask(null, func, info, wait, mask);
	}

	public static void on_each_cpu_cond(delegate*<int, void*, bool> cond_func, delegate*<void*, void> func, void* info, bool wait)
	{
		on_each_cpu_cond_mask(cond_func, func, info, wait, cpu_online_mask);
	}
}
