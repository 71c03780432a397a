// SPDX-License-Identifier: GPL-2.0
// Ported in part from include/linux/module.h of Linux 7.2, without CONFIG_MODULES.
namespace Linux;

/// <summary>Nothing is a module here; a pointer to one is always null.</summary>
public struct module
{
}

public static unsafe partial class Kernel {
	internal static bool try_module_get(module* module)
	{
		return true;
	}

	internal static void module_put(module* module)
	{
	}
}
