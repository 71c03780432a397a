// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/asm-generic/irq_regs.h of Linux 7.2.
// Copyright (C) 2006 Red Hat, Inc. All Rights Reserved.
// Written by David Howells (dhowells@redhat.com)
namespace Linux;

/// <summary>What an interrupt interrupted. There are no registers, only the privilege that the code ran with.</summary>
public struct pt_regs
{
	public int user_mode;
}

public static unsafe partial class Kernel {
	[DefinePerCpu] internal static partial ref pt_regs* __irq_regs { get; }

	/// <summary>The frame of the innermost device interrupt on this CPU; null outside of one.</summary>
	internal static pt_regs* get_irq_regs()
	{
		return __this_cpu_read(ref __irq_regs);
	}

	internal static pt_regs* set_irq_regs(pt_regs* new_regs)
	{
		pt_regs* old_regs;

		old_regs = __this_cpu_read(ref __irq_regs);
		__this_cpu_write(ref __irq_regs, new_regs);
		return old_regs;
	}

	internal static int user_mode(pt_regs* regs)
	{
		return regs->user_mode;
	}
}
