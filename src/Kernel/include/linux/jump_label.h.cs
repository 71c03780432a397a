// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/jump_label.h of Linux 7.2.

namespace Linux;

public unsafe struct static_key
{
	public atomic_t enabled;
}

public unsafe struct static_key_true
{
	public static_key key;
}

public unsafe struct static_key_false
{
	public static_key key;
}

// PORT: the form without CONFIG_JUMP_LABEL: a branch reads the key, no code is patched.
public static unsafe partial class Kernel
{
	// PORT: STATIC_KEY_TRUE_INIT is the Init method of a [Global].
	public static void STATIC_KEY_TRUE_INIT(static_key_true* key)
	{
		atomic_set(&key->key.enabled, 1);
	}

	public static int static_key_count(static_key* key)
	{
		return atomic_read(&key->enabled);
	}

	[Primitive]
	public static bool static_key_enabled(ref static_key_true x)
	{
		return static_key_count(&((static_key_true*)Unsafe.AsPointer(ref x))->key) > 0;
	}

	public static bool static_key_enabled(ref static_key_false x)
	{
		return static_key_count(&((static_key_false*)Unsafe.AsPointer(ref x))->key) > 0;
	}

	[Primitive]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool static_branch_likely(ref static_key_true x)
	{
		return x.key.enabled.counter > 0;
	}

	[Primitive]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool static_branch_likely(ref static_key_false x)
	{
		return x.key.enabled.counter > 0;
	}

	[Primitive]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool static_branch_unlikely(ref static_key_true x)
	{
		return x.key.enabled.counter > 0;
	}

	[Primitive]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool static_branch_unlikely(ref static_key_false x)
	{
		return x.key.enabled.counter > 0;
	}

	internal static void static_key_enable(static_key* key)
	{
		if (atomic_read(&key->enabled) != 0) {
			WARN_ON_ONCE(atomic_read(&key->enabled) != 1);
			return;
		}
		atomic_set(&key->enabled, 1);
	}

	internal static void static_key_disable(static_key* key)
	{
		if (atomic_read(&key->enabled) != 1) {
			WARN_ON_ONCE(atomic_read(&key->enabled) != 0);
			return;
		}
		atomic_set(&key->enabled, 0);
	}

	internal static void static_key_slow_inc(static_key* key)
	{
		atomic_inc(&key->enabled);
	}

	internal static void static_key_slow_dec(static_key* key)
	{
		atomic_dec(&key->enabled);
	}

	public static void static_branch_enable(ref static_key_true x)
	{
		static_key_enable(&((static_key_true*)Unsafe.AsPointer(ref x))->key);
	}

	public static void static_branch_enable(ref static_key_false x)
	{
		static_key_enable(&((static_key_false*)Unsafe.AsPointer(ref x))->key);
	}

	public static void static_branch_disable(ref static_key_true x)
	{
		static_key_disable(&((static_key_true*)Unsafe.AsPointer(ref x))->key);
	}

	public static void static_branch_disable(ref static_key_false x)
	{
		static_key_disable(&((static_key_false*)Unsafe.AsPointer(ref x))->key);
	}

	public static void static_branch_inc(ref static_key_false x)
	{
		static_key_slow_inc(&((static_key_false*)Unsafe.AsPointer(ref x))->key);
	}

	public static void static_branch_dec(ref static_key_false x)
	{
		static_key_slow_dec(&((static_key_false*)Unsafe.AsPointer(ref x))->key);
	}
}
