// SPDX-License-Identifier: GPL-2.0
// Ported in part from include/linux/nmi.h of Linux 7.2, without CONFIG_SOFTLOCKUP_DETECTOR.
namespace Linux;

public static unsafe partial class Kernel {
	internal static void touch_softlockup_watchdog_sched() { }
	internal static void touch_softlockup_watchdog() { }
}
