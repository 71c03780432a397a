// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/debugobjects.h of Linux 7.2.
namespace Linux;

public enum debug_obj_state {
	ODEBUG_STATE_NONE,
	ODEBUG_STATE_INIT,
	ODEBUG_STATE_INACTIVE,
	ODEBUG_STATE_ACTIVE,
	ODEBUG_STATE_DESTROYED,
	ODEBUG_STATE_NOTAVAILABLE,
	ODEBUG_STATE_MAX,
}

// PORT: objects come one by one from the slab, so batch_last and its union are gone.
[ContainerOf("node")]
public unsafe partial struct debug_obj
{
	public hlist_node node;
	[GuardedBy("debug_bucket.lock")]
	public debug_obj_state state;
	[GuardedBy("debug_bucket.lock")]
	public uint astate;
	public void* @object;
	public debug_obj_descr* descr;
}

public unsafe struct debug_obj_descr
{
	public const_char_ptr name;
	public delegate*<void*, void*> debug_hint;
	public delegate*<void*, bool> is_static_object;
	public delegate*<void*, debug_obj_state, bool> fixup_init;
	public delegate*<void*, debug_obj_state, bool> fixup_activate;
	public delegate*<void*, debug_obj_state, bool> fixup_destroy;
	public delegate*<void*, debug_obj_state, bool> fixup_free;
	public delegate*<void*, debug_obj_state, bool> fixup_assert_init;
}

public static unsafe partial class Kernel
{
	// PORT: one count for the process, of the machines that ever had the checks on; while it is 0, a check is one load.
	internal static int debug_objects_machines;

	// PORT: a descriptor is a [Global], so it is passed by reference.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void debug_object_init(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return;
		debug_object_init(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}

	[BeginsOnStack("addr")]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void debug_object_init_on_stack(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return;
		debug_object_init_on_stack(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int debug_object_activate(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return 0;
		return debug_object_activate(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void debug_object_deactivate(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return;
		debug_object_deactivate(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void debug_object_destroy(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return;
		debug_object_destroy(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void debug_object_free(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return;
		debug_object_free(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void debug_object_assert_init(void* addr, ref debug_obj_descr descr)
	{
		if (debug_objects_machines == 0)
			return;
		debug_object_assert_init(addr, (debug_obj_descr*)Unsafe.AsPointer(ref descr));
	}
}
