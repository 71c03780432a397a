// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/smp.h of Linux 7.2.
namespace Linux;

// PORT: upstream's call_single_data_t is the same structure with an alignment.
[ContainerOf("node.llist")]
public unsafe partial struct call_single_data_t
{
	public __call_single_node node;
	public smp_call_func_t func;
	public void* info;
}

public static unsafe partial class Kernel
{
	public static void INIT_CSD(call_single_data_t* _csd, smp_call_func_t _func, void* _info)
	{
		*_csd = CSD_INIT(_func, _info);
	}

	public static call_single_data_t CSD_INIT(smp_call_func_t _func, void* _info)
	{
		call_single_data_t csd = default;

		csd.func = _func;
		csd.info = _info;
		return csd;
	}

	[RegistersCallback("func", "func", Context.HardInterrupt)]
	public static void on_each_cpu(smp_call_func_t func, void* info, bool wait)
	{
		on_each_cpu_cond_mask(null, func, info, wait, cpu_online_mask);
	}

	[RegistersCallback("func", "func", Context.HardInterrupt)]
	public static void on_each_cpu_mask(cpumask* mask, smp_call_func_t func, void* info, bool wait)
	{
		on_each_cpu_cond_mask(null, func, info, wait, mask);
	}

	[RegistersCallback("func", "func", Context.HardInterrupt)]
	public static void on_each_cpu_cond(smp_cond_func_t cond_func, smp_call_func_t func, void* info, bool wait)
	{
		on_each_cpu_cond_mask(cond_func, func, info, wait, cpu_online_mask);
	}
}
