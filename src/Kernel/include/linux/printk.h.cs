// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/printk.h of Linux 7.2.

namespace Linux;

public static unsafe partial class Kernel
{
	public const int LOGLEVEL_EMERG = 0;
	public const int LOGLEVEL_ALERT = 1;
	public const int LOGLEVEL_CRIT = 2;
	public const int LOGLEVEL_ERR = 3;
	public const int LOGLEVEL_WARNING = 4;
	public const int LOGLEVEL_NOTICE = 5;
	public const int LOGLEVEL_INFO = 6;
	public const int LOGLEVEL_DEBUG = 7;

	// PORT: there is no stack to walk, so this names the CPU and the task.
	public static void dump_stack()
	{
		vprintk("CPU: %d PID: %d\n", [raw_smp_processor_id(), current->pid]);
	}

	public static void printk(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk(fmt, args);
	}

	// PORT: the log takes no lock of the kernel, so a deferred message is an ordinary one.
	public static void printk_deferred(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk(fmt, args);
	}

	// PORT: the format stands for the call site, because caller information and params exclude each other.
	public static void printk_once(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		if (printk_first_time(fmt))
			vprintk(fmt, args);
	}

	public static void printk_deferred_once(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		if (printk_first_time(fmt))
			vprintk(fmt, args);
	}

	public static void pr_emerg(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_EMERG, fmt, args);
	}

	public static void pr_alert(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_ALERT, fmt, args);
	}

	public static void pr_crit(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_CRIT, fmt, args);
	}

	public static void pr_err(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_ERR, fmt, args);
	}

	public static void pr_warn(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_WARNING, fmt, args);
	}

	public static void pr_notice(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_NOTICE, fmt, args);
	}

	public static void pr_info(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk_emit(LOGLEVEL_INFO, fmt, args);
	}

	public static void pr_cont(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		vprintk(KERN_CONT + fmt, args);
	}

	public static void pr_debug(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		if (pr_debug_enabled())
			vprintk_emit(LOGLEVEL_DEBUG, fmt, args);
	}

	public static void pr_err_once(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		if (printk_first_time(fmt))
			vprintk_emit(LOGLEVEL_ERR, fmt, args);
	}

	public static void pr_warn_once(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		if (printk_first_time(fmt))
			vprintk_emit(LOGLEVEL_WARNING, fmt, args);
	}

	public static void pr_info_once(string fmt, params ReadOnlySpan<FormatArgument> args)
	{
		if (printk_first_time(fmt))
			vprintk_emit(LOGLEVEL_INFO, fmt, args);
	}
}
