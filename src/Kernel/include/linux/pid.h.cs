// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/pid_types.h and include/linux/pid.h of Linux 7.2.

namespace Linux;

// PORT: sessions and process groups are left out, and a number has one task instead of a list.
/// <summary>What a number of a task stands for.</summary>
public enum pid_type
{
	/// <summary>The task itself.</summary>
	PIDTYPE_PID,

	/// <summary>The process, named after its first thread.</summary>
	PIDTYPE_TGID,

	/// <summary>Count of the types.</summary>
	PIDTYPE_MAX,
}

/// <summary>A process number, alive as long as something refers to it.</summary>
[ContainerOf("node")]
public unsafe partial struct pid
{
	/// <summary>The number.</summary>
	public int nr;

	/// <summary>References.</summary>
	public int count;

	/// <summary>The task of that number; null once it has exited.</summary>
	[GuardedBy("sighand_struct.siglock", Access = GuardedAccess.Writes)]
	public task_struct* task;

	/// <summary>Entry in the machine's list of numbers.</summary>
	public hlist_node node;
}

/// <summary>One pointer a type of number.</summary>
public unsafe struct pid_array
{
	private pid* _pid;
	private pid* _tgid;

	/// <summary>The number of that type.</summary>
	[System.Diagnostics.CodeAnalysis.UnscopedRef]
	public ref pid* this[int type]
	{
		[MethodImpl(MethodImplOptions.AggressiveInlining)]
		get
		{
			if (type == (int)pid_type.PIDTYPE_PID)
				return ref _pid;
			return ref _tgid;
		}
	}
}
