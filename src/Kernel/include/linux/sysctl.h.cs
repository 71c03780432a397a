// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/sysctl.h of Linux 7.2.
namespace Linux;

// PORT: there is no /proc; a handler is called with a buffer in memory.
public unsafe struct ctl_table
{
	public const_char_ptr procname;
	public void* data;
	public int maxlen;
	public ushort mode;
	public delegate*<ctl_table*, int, void*, size_t*, long*, int> proc_handler;
	public void* extra1;
	public void* extra2;
}

public static unsafe partial class Kernel
{
	internal static void sysctl_vals_init(int* vals)
	{
		vals[0] = 0;
		vals[1] = 1;
		vals[2] = 2;
		vals[3] = 3;
		vals[4] = 4;
		vals[5] = 100;
		vals[6] = 200;
		vals[7] = 1000;
		vals[8] = 3000;
		vals[9] = int.MaxValue;
	}

	[Global(typeof(int), Count = 10, Init = nameof(sysctl_vals_init))] internal static partial ref sysctl_vals_array sysctl_vals { get; }

	public static void* SYSCTL_ZERO => Unsafe.AsPointer(ref sysctl_vals[0]);
	public static void* SYSCTL_ONE => Unsafe.AsPointer(ref sysctl_vals[1]);
}
