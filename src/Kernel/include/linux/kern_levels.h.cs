// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/kern_levels.h of Linux 7.2.
namespace Linux;

public static unsafe partial class Kernel
{
	public const string KERN_SOH = "\u0001";

	public const string KERN_EMERG = KERN_SOH + "0";
	public const string KERN_ALERT = KERN_SOH + "1";
	public const string KERN_CRIT = KERN_SOH + "2";
	public const string KERN_ERR = KERN_SOH + "3";
	public const string KERN_WARNING = KERN_SOH + "4";
	public const string KERN_NOTICE = KERN_SOH + "5";
	public const string KERN_INFO = KERN_SOH + "6";
	public const string KERN_DEBUG = KERN_SOH + "7";

	public const string KERN_DEFAULT = "";
	public const string KERN_CONT = KERN_SOH + "c";
}
