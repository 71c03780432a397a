// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/kernel.h of Linux 7.2.
namespace Linux;

public enum system_states {
	SYSTEM_BOOTING,
	SYSTEM_SCHEDULING,
	SYSTEM_FREEING_INITMEM,
	SYSTEM_RUNNING,
	SYSTEM_HALT,
	SYSTEM_POWER_OFF,
	SYSTEM_RESTART,
	SYSTEM_SUSPEND,
}

public static unsafe partial class Kernel
{
	[Global] public static partial ref system_states system_state { get; }
}
