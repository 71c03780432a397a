// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

public static unsafe partial class Kernel
{
    private const ulong SlabChunk = 16384;

    [Global] internal static partial ref slab_state slab_state { get; }

    /// <summary>Allocates on a NUMA node; -1 is that of the calling CPU.</summary>
    /// <returns>Poisoned memory, zeroed if __GFP_ZERO asks for it; null if it fails.</returns>
    public static void* kmalloc_node(ulong size, gfp_t flags, int node)
    {
        might_alloc(flags);
        if (size == 0)
        {
            return ZERO_SIZE_PTR;
        }

        __visible(visible_kind.Allocate, null, "SlabAllocator.cs", 0);
        var slab = ThisCpu.machine!.Slab;
        lock (slab.Gate)
        {
            ref var state = ref slab_state;
            var attempt = ++state.attempts;
            if ((flags & __GFP_NOFAIL) == 0
                && slab.Fails(new SlabRequest(attempt, size, flags, node, raw_smp_processor_id())))
            {
                return null;
            }

            return slab_new(ref state, size, flags, node);
        }
    }

    /// <summary>Frees an object: poisons it for good and checks the memory around it.</summary>
    [Frees("objp")]
    public static void kfree(void* objp)
    {
        if (ZERO_OR_NULL_PTR(objp))
        {
            return;
        }

        var slab = ThisCpu.machine!.Slab;
        var header = slab.Find(objp);
        if (header != null && header->magic == slab_object.Live)
        {
            debug_check_no_obj_freed(objp, header->size);
            check_no_timer_freed(objp, header->size);
        }

        slab_release(objp);
    }

    /// <summary>kfree() of what can hold no object of the debugobjects' hash.</summary>
    internal static void slab_release(void* objp)
    {
        var slab = ThisCpu.machine!.Slab;
        SlabReport? report;
        lock (slab.Gate)
        {
            report = slab_free(slab, objp);
        }

        if (report is { } found)
        {
            WARN(true, found.ToString());
        }
    }

    /// <summary>The bytes that an object was allocated with; 0 if it is none.</summary>
    public static ulong ksize(void* objp)
    {
        var item = ThisCpu.machine!.Slab.Find(objp);
        return item == null ? 0 : item->size;
    }

    /// <summary>The NUMA node of an object, -1 if it is none.</summary>
    public static int slab_node_of(void* objp)
    {
        var item = ThisCpu.machine!.Slab.Find(objp);
        return item == null ? NUMA_NO_NODE : item->node;
    }

    internal static void* slab_alloc_percpu(uint size)
    {
        var stride = (size + 63) & ~63u;
        var memory = kzalloc((ulong)stride * nr_cpu_ids, GFP_KERNEL);
        if (memory != null)
        {
            slab_header(memory)->percpu_stride = stride;
        }

        return memory;
    }

    internal static uint slab_percpu_stride(void* ptr) => slab_header(ptr)->percpu_stride;

    private static slab_object* slab_header(void* objp) =>
        (slab_object*)((byte*)objp - slab_object.HeaderSize);

    private static void* slab_new(ref slab_state state, ulong size, gfp_t flags, int node)
    {
        if (node == NUMA_NO_NODE)
        {
            node = cpu_to_node(raw_smp_processor_id());
        }

        var item = (slab_object*)slab_take(ref state, slab_object.Footprint(size), node);
        item->magic = slab_object.Live;
        item->size = (uint)size;
        item->node = node;
        item->cpu = raw_smp_processor_id();
        item->sequence = ++state.allocated;
        item->self = item;
        if (state.last == null)
        {
            state.first = item;
        }
        else
        {
            state.last->next = item;
        }

        state.last = item;
        state.live_bytes += size;
        slab_paint(item, slab_object.RedActive);
        var data = (byte*)item + slab_object.HeaderSize;
        var zero = (flags & __GFP_ZERO) != 0;
        Unsafe.InitBlock(data, zero ? (byte)0 : slab_object.Poison, (uint)size);
        return data;
    }

    private static SlabReport? slab_free(Slab slab, void* objp)
    {
        var item = slab.Find(objp);
        if (item == null || item->magic is not (slab_object.Live or slab_object.Freed))
        {
            var offset = ThisCpu.machine!.Arena.OffsetOf(objp);
            return new SlabReport(SlabFault.WildFree, offset, 0, 0, 0);
        }

        if (item->magic == slab_object.Freed)
        {
            return slab.Report(SlabFault.DoubleFree, item, 0);
        }

        var report = slab.Inspect(item);
        item->magic = slab_object.Freed;
        item->cpu = raw_smp_processor_id();
        slab_paint(item, slab_object.RedInactive);
        Unsafe.InitBlock(objp, slab_object.Poison, item->size);
        slab_state.freed++;
        slab_state.live_bytes -= item->size;
        return report;
    }

    private static void slab_paint(slab_object* item, byte red)
    {
        var data = (byte*)item + slab_object.HeaderSize;
        var behind = slab_object.Footprint(item->size) - slab_object.HeaderSize - item->size;
        Unsafe.InitBlock(data - slab_object.RedZone, red, slab_object.RedZone);
        Unsafe.InitBlock(data + item->size, red, (uint)behind);
    }

    private static byte* slab_take(ref slab_state state, ulong bytes, int node)
    {
        var arena = ThisCpu.machine!.Arena;
        if (state.nodes == null)
        {
            var count = (nuint)Math.Max(1u, nr_node_ids);
            state.nodes = (slab_node*)arena.AllocateBytes(count * (nuint)sizeof(slab_node), 64);
        }

        var from = &state.nodes[node];
        if (from->next == null || from->next + bytes > from->end)
        {
            var chunk = Math.Max(bytes, SlabChunk);
            from->next = arena.AllocateBytes((nuint)chunk, 64);
            from->end = from->next + chunk;
        }

        var taken = from->next;
        from->next += bytes;
        return taken;
    }
}
