// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/percpu-defs.h of Linux 7.2.
using System.Runtime.CompilerServices;

namespace Linux;

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	internal static nint per_cpu_offset(int cpu)
	{
		return ThisCpu.context->first_cpu_offset + cpu * PerCpuTemplate.Stride;
	}

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress, ThisCpu]
	public static T* this_cpu_ptr<T>(ref T var) where T : unmanaged
		=> (T*)((byte*)Unsafe.AsPointer(ref var) + ThisCpu.context->per_cpu_offset);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress, ThisCpu]
	public static T** this_cpu_ptr<T>(ref T* var) where T : unmanaged
	{
		fixed (T** at = &var)
			return (T**)((byte*)at + ThisCpu.context->per_cpu_offset);
	}

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress, ThisCpu(Preemptible = true)]
	public static T* raw_cpu_ptr<T>(ref T var) where T : unmanaged => this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress]
	public static T* per_cpu_ptr<T>(ref T var, int cpu) where T : unmanaged
		=> (T*)((byte*)Unsafe.AsPointer(ref var) + per_cpu_offset(cpu));

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress]
	public static T* per_cpu_ptr<T>(ref T var, uint cpu) where T : unmanaged
		=> per_cpu_ptr(ref var, (int)cpu);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress]
	public static T** per_cpu_ptr<T>(ref T* var, int cpu) where T : unmanaged
	{
		fixed (T** at = &var)
			return (T**)((byte*)at + per_cpu_offset(cpu));
	}

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress]
	public static ref T per_cpu<T>(ref T var, int cpu) where T : unmanaged
		=> ref *per_cpu_ptr(ref var, cpu);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress]
	public static ref T per_cpu<T>(ref T var, uint cpu) where T : unmanaged
		=> ref *per_cpu_ptr(ref var, (int)cpu);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress]
	public static T* per_cpu<T>(ref T* var, int cpu) where T : unmanaged
		=> *per_cpu_ptr(ref var, cpu);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, StableAddress, ThisCpu(Preemptible = true), DisablesPreemption]
	public static T* get_cpu_ptr<T>(ref T var) where T : unmanaged
	{
		preempt_disable();
		return this_cpu_ptr(ref var);
	}

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, EnablesPreemption]
	public static void put_cpu_ptr<T>(ref T var) where T : unmanaged => preempt_enable();

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static T __this_cpu_read<T>(ref T var) where T : unmanaged => *this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static T* __this_cpu_read<T>(ref T* var) where T : unmanaged => *this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static void __this_cpu_write<T>(ref T var, T value) where T : unmanaged => *this_cpu_ptr(ref var) = value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static void __this_cpu_write<T>(ref T* var, T* value) where T : unmanaged => *this_cpu_ptr(ref var) = value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static void __this_cpu_inc<T>(ref T var) where T : unmanaged, System.Numerics.IIncrementOperators<T> => (*this_cpu_ptr(ref var))++;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static void __this_cpu_dec<T>(ref T var) where T : unmanaged, System.Numerics.IDecrementOperators<T> => (*this_cpu_ptr(ref var))--;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static void __this_cpu_add<T>(ref T var, T value) where T : unmanaged, System.Numerics.IAdditionOperators<T, T, T> => *this_cpu_ptr(ref var) += value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive, ThisCpu]
	public static void __this_cpu_or<T>(ref T var, T value) where T : unmanaged, System.Numerics.IBitwiseOperators<T, T, T> => *this_cpu_ptr(ref var) |= value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static T this_cpu_read<T>(ref T var) where T : unmanaged => *this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static T* this_cpu_read<T>(ref T* var) where T : unmanaged => *this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void this_cpu_write<T>(ref T var, T value) where T : unmanaged => *this_cpu_ptr(ref var) = value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void this_cpu_write<T>(ref T* var, T* value) where T : unmanaged => *this_cpu_ptr(ref var) = value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void this_cpu_inc<T>(ref T var) where T : unmanaged, System.Numerics.IIncrementOperators<T> => (*this_cpu_ptr(ref var))++;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void this_cpu_dec<T>(ref T var) where T : unmanaged, System.Numerics.IDecrementOperators<T> => (*this_cpu_ptr(ref var))--;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void this_cpu_add<T>(ref T var, T value) where T : unmanaged, System.Numerics.IAdditionOperators<T, T, T> => *this_cpu_ptr(ref var) += value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void this_cpu_or<T>(ref T var, T value) where T : unmanaged, System.Numerics.IBitwiseOperators<T, T, T> => *this_cpu_ptr(ref var) |= value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static T raw_cpu_read<T>(ref T var) where T : unmanaged => *this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static T* raw_cpu_read<T>(ref T* var) where T : unmanaged => *this_cpu_ptr(ref var);

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void raw_cpu_write<T>(ref T var, T value) where T : unmanaged => *this_cpu_ptr(ref var) = value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void raw_cpu_write<T>(ref T* var, T* value) where T : unmanaged => *this_cpu_ptr(ref var) = value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void raw_cpu_inc<T>(ref T var) where T : unmanaged, System.Numerics.IIncrementOperators<T> => (*this_cpu_ptr(ref var))++;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void raw_cpu_dec<T>(ref T var) where T : unmanaged, System.Numerics.IDecrementOperators<T> => (*this_cpu_ptr(ref var))--;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void raw_cpu_add<T>(ref T var, T value) where T : unmanaged, System.Numerics.IAdditionOperators<T, T, T> => *this_cpu_ptr(ref var) += value;

	[PerCpuAccessor]
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	[Primitive]
	public static void raw_cpu_or<T>(ref T var, T value) where T : unmanaged, System.Numerics.IBitwiseOperators<T, T, T> => *this_cpu_ptr(ref var) |= value;
}
