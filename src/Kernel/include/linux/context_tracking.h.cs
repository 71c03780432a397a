// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/context_tracking.h of Linux 7.2.
namespace Linux;

public static unsafe partial class Kernel {
	internal static void user_enter()
	{
		if (context_tracking_enabled())
			ct_user_enter(CT_STATE_USER);
	}
	internal static void user_exit()
	{
		if (context_tracking_enabled())
			ct_user_exit(CT_STATE_USER);
	}

	internal static void user_enter_irqoff()
	{
		if (context_tracking_enabled())
			__ct_user_enter(CT_STATE_USER);
	}
	internal static void user_exit_irqoff()
	{
		if (context_tracking_enabled())
			__ct_user_exit(CT_STATE_USER);
	}

	internal static void context_tracking_init() { }

	internal static void ct_idle_enter() { }
	internal static void ct_idle_exit() { }
}
