// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/smpboot.h of Linux 7.2.
namespace Linux;

// PORT: store is a function, because the address of a per-CPU variable is taken only by its accessors.
[ContainerOf("list")]
public unsafe partial struct smp_hotplug_thread
{
	public delegate*<uint, task_struct**> store;
	public list_head list;
	public delegate*<uint, int> thread_should_run;
	public delegate*<uint, void> thread_fn;
	public delegate*<uint, void> create;
	public delegate*<uint, void> setup;
	public delegate*<uint, bool, void> cleanup;
	public delegate*<uint, void> park;
	public delegate*<uint, void> unpark;
	public bool selfparking;
	public byte* thread_comm;
}
