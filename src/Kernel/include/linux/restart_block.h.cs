// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/restart_block.h of Linux 7.2.

namespace Linux;

public enum timespec_type {
	TT_NONE = 0,
	TT_NATIVE = 1,
	TT_COMPAT = 2,
}

/// <summary>Where an interrupted sleep of <c>current</c> goes on; owned by the task itself.</summary>
public unsafe struct restart_block {
	public ulong arch_data;
	public delegate*<restart_block*, long> fn;
	// PORT: futex and poll are not ported, so the union has one member left.
	public restart_block_nanosleep nanosleep;
}

// PORT: the compat pointer of the inner union is off, and anonymous structs have a name.
public unsafe struct restart_block_nanosleep {
	public clockid_t clockid;
	public timespec_type type;
	public __kernel_timespec* rmtp;
	public ktime_t expires;
}
