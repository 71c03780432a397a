// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/slab.h and include/linux/percpu.h of Linux 7.2.

namespace Linux;

// PORT: a cache is a size, a name and a constructor; its objects come from the machine's slab as all others do.
public unsafe struct kmem_cache
{
	public uint object_size;
	public uint align;
	public byte* name;
	public delegate*<void*, void> ctor;
}

public static unsafe partial class Kernel
{
	public static void* ZERO_SIZE_PTR => (void*)16;

	public static bool ZERO_OR_NULL_PTR(void* x)
	{
		return (ulong)x <= (ulong)ZERO_SIZE_PTR;
	}

	[Primitive, MaySleep(Flags = "gfp_mask", Mask = __GFP_DIRECT_RECLAIM)]
	internal static void might_alloc(gfp_t gfp_mask)
	{
		if (gfpflags_allow_blocking(gfp_mask) && system_state > system_states.SYSTEM_BOOTING)
			might_sleep();
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kmalloc(ulong size, gfp_t flags)
	{
		return kmalloc_node(size, flags, NUMA_NO_NODE);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kzalloc(ulong size, gfp_t flags)
	{
		return kmalloc(size, flags | __GFP_ZERO);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kzalloc_node(ulong size, gfp_t flags, int node)
	{
		return kmalloc_node(size, flags | __GFP_ZERO, node);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kmalloc_array(ulong n, ulong size, gfp_t flags)
	{
		return kmalloc_array_node(n, size, flags, NUMA_NO_NODE);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kcalloc(ulong n, ulong size, gfp_t flags)
	{
		return kmalloc_array(n, size, flags | __GFP_ZERO);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kmalloc_array_node(ulong n, ulong size, gfp_t flags, int node)
	{
		if (size != 0 && n > ulong.MaxValue / size)
			return null;
		return kmalloc_node(n * size, flags, node);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kcalloc_node(ulong n, ulong size, gfp_t flags, int node)
	{
		return kmalloc_array_node(n, size, flags | __GFP_ZERO, node);
	}

	// PORT: the type is a type argument; an array of pointers has forms of its own, because a pointer is none.
	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static T* kmalloc_obj<T>(gfp_t flags = GFP_KERNEL) where T : unmanaged
	{
		return (T*)kmalloc((ulong)sizeof(T), flags);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static T* kmalloc_objs<T>(ulong count, gfp_t flags = GFP_KERNEL) where T : unmanaged
	{
		return (T*)kmalloc_array(count, (ulong)sizeof(T), flags);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static T* kzalloc_obj<T>(gfp_t flags = GFP_KERNEL) where T : unmanaged
	{
		return (T*)kzalloc((ulong)sizeof(T), flags);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static T* kzalloc_objs<T>(ulong count, gfp_t flags = GFP_KERNEL) where T : unmanaged
	{
		return (T*)kcalloc(count, (ulong)sizeof(T), flags);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kzalloc_objs(ulong size, ulong count, gfp_t flags = GFP_KERNEL)
	{
		return kcalloc(count, size, flags);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static T** kzalloc_ptrs<T>(ulong count, gfp_t flags = GFP_KERNEL) where T : unmanaged
	{
		return (T**)kcalloc(count, (ulong)sizeof(T*), flags);
	}

	public static kmem_cache* kmem_cache_create(string name, uint size, uint align, uint flags, delegate*<void*, void> ctor)
	{
		kmem_cache* s = (kmem_cache*)kzalloc((ulong)sizeof(kmem_cache), GFP_KERNEL);

		if (s == null)
			return null;
		s->object_size = size;
		s->align = align;
		s->name = KernelSymbols.Constant(name);
		s->ctor = ctor;
		return s;
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kmem_cache_alloc_node(kmem_cache* s, gfp_t flags, int node)
	{
		void* x = kmalloc_node(s->object_size, flags, node);

		if (x != null && s->ctor != null)
			s->ctor(x);
		return x;
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kmem_cache_alloc(kmem_cache* s, gfp_t flags)
	{
		return kmem_cache_alloc_node(s, flags, NUMA_NO_NODE);
	}

	[Primitive, Allocates, MaySleep(Flags = "flags", Mask = __GFP_DIRECT_RECLAIM)]
	public static void* kmem_cache_zalloc(kmem_cache* k, gfp_t flags)
	{
		return kmem_cache_alloc(k, flags | __GFP_ZERO);
	}

	[Frees("x")]
	public static void kmem_cache_free(kmem_cache* s, void* x)
	{
		kfree(x);
	}

	public static void kmem_cache_destroy(kmem_cache* s)
	{
		kfree(s);
	}

	// PORT: dynamic per-CPU memory is one object with a slot a CPU; its header knows the distance of the slots.
	[Primitive, Allocates, MaySleep]
	public static T* alloc_percpu<T>() where T : unmanaged
	{
		return (T*)slab_alloc_percpu((uint)sizeof(T));
	}

	[Frees("ptr")]
	public static void free_percpu(void* ptr)
	{
		kfree(ptr);
	}

	[Primitive, StableAddress]
	public static T* per_cpu_ptr<T>(T* ptr, int cpu) where T : unmanaged
	{
		return (T*)((byte*)ptr + (long)slab_percpu_stride(ptr) * cpu);
	}

	[Primitive, StableAddress]
	public static T* per_cpu_ptr<T>(T* ptr, uint cpu) where T : unmanaged
	{
		return per_cpu_ptr(ptr, (int)cpu);
	}

	[Primitive, StableAddress, ThisCpu]
	public static T* this_cpu_ptr<T>(T* ptr) where T : unmanaged
	{
		return per_cpu_ptr(ptr, smp_processor_id());
	}
}
