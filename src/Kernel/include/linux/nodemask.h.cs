// SPDX-License-Identifier: GPL-2.0
// Ported from include/linux/nodemask.h of Linux 7.2.
// The file names no copyright holder; its authors are those of Linux.

namespace Linux;

public enum node_states
{
	N_POSSIBLE,
	N_ONLINE,
	N_NORMAL_MEMORY,
	N_HIGH_MEMORY = N_NORMAL_MEMORY,
	N_MEMORY,
	N_CPU,
	N_GENERIC_INITIATOR,
	NR_NODE_STATES
}

[InlineArray((int)node_states.NR_NODE_STATES)]
public struct node_states_array
{
	private nodemask_t first;
}

public static unsafe partial class Kernel
{
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __node_set(int node, nodemask_t* dstp)
	{
		set_bit(node, dstp->bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __node_clear(int node, nodemask_t* dstp)
	{
		clear_bit(node, dstp->bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __nodes_setall(nodemask_t* dstp, uint nbits)
	{
		bitmap_fill(dstp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __nodes_clear(nodemask_t* dstp, uint nbits)
	{
		bitmap_zero(dstp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __node_test_and_set(int node, nodemask_t* addr)
	{
		return test_and_set_bit(node, addr->bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_and(nodemask_t* dstp, nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		return bitmap_and(dstp->bits, src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __nodes_or(nodemask_t* dstp, nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		bitmap_or(dstp->bits, src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __nodes_xor(nodemask_t* dstp, nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		bitmap_xor(dstp->bits, src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_andnot(nodemask_t* dstp, nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		return bitmap_andnot(dstp->bits, src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __nodes_copy(nodemask_t* dstp, nodemask_t* srcp, uint nbits)
	{
		bitmap_copy(dstp->bits, srcp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void __nodes_complement(nodemask_t* dstp, nodemask_t* srcp, uint nbits)
	{
		bitmap_complement(dstp->bits, srcp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_equal(nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		return bitmap_equal(src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_intersects(nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		return bitmap_intersects(src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_subset(nodemask_t* src1p, nodemask_t* src2p, uint nbits)
	{
		return bitmap_subset(src1p->bits, src2p->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_empty(nodemask_t* srcp, uint nbits)
	{
		return bitmap_empty(srcp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool __nodes_full(nodemask_t* srcp, uint nbits)
	{
		return bitmap_full(srcp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int __nodes_weight(nodemask_t* srcp, uint nbits)
	{
		return (int)bitmap_weight(srcp->bits, nbits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __first_node(nodemask_t* srcp)
	{
		return (uint)min((ulong)MAX_NUMNODES, find_first_bit(srcp->bits, MAX_NUMNODES));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __next_node(int n, nodemask_t* srcp)
	{
		return (uint)min((ulong)MAX_NUMNODES, find_next_bit(srcp->bits, MAX_NUMNODES, (ulong)(n + 1)));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __next_node_in(int node, nodemask_t* srcp)
	{
		uint ret = __next_node(node, srcp);

		if (ret == MAX_NUMNODES)
			ret = __first_node(srcp);
		return ret;
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void init_nodemask_of_node(nodemask_t* mask, int node)
	{
		nodes_clear(mask);
		node_set(node, mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint __first_unset_node(nodemask_t* maskp)
	{
		return (uint)min((ulong)MAX_NUMNODES, find_first_zero_bit(maskp->bits, MAX_NUMNODES));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool node_state(int node, node_states state)
	{
		return node_isset(node, node_states_of(state));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void node_set_state(int node, node_states state)
	{
		__node_set(node, node_states_of(state));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void node_clear_state(int node, node_states state)
	{
		__node_clear(node, node_states_of(state));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int num_node_state(node_states state)
	{
		return nodes_weight(node_states_of(state));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint next_online_node(int nid)
	{
		return next_node(nid, node_states_of(node_states.N_ONLINE));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint next_memory_node(int nid)
	{
		return next_node(nid, node_states_of(node_states.N_MEMORY));
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void node_set_online(int nid)
	{
		node_set_state(nid, node_states.N_ONLINE);
		nr_online_nodes = (uint)num_node_state(node_states.N_ONLINE);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void node_set_offline(int nid)
	{
		node_clear_state(nid, node_states.N_ONLINE);
		nr_online_nodes = (uint)num_node_state(node_states.N_ONLINE);
	}

	// PORT: upstream passes masks by name and takes the address in a macro; here callers pass the address.
	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void node_set(int node, nodemask_t* dst)
	{
		__node_set(node, dst);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void node_clear(int node, nodemask_t* dst)
	{
		__node_clear(node, dst);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void nodes_setall(nodemask_t* dst)
	{
		__nodes_setall(dst, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void nodes_clear(nodemask_t* dst)
	{
		__nodes_clear(dst, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool node_isset(int node, nodemask_t* nodemask)
	{
		return test_bit(node, nodemask->bits);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool node_test_and_set(int node, nodemask_t* nodemask)
	{
		return __node_test_and_set(node, nodemask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_and(nodemask_t* dst, nodemask_t* src1, nodemask_t* src2)
	{
		return __nodes_and(dst, src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void nodes_or(nodemask_t* dst, nodemask_t* src1, nodemask_t* src2)
	{
		__nodes_or(dst, src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void nodes_xor(nodemask_t* dst, nodemask_t* src1, nodemask_t* src2)
	{
		__nodes_xor(dst, src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_andnot(nodemask_t* dst, nodemask_t* src1, nodemask_t* src2)
	{
		return __nodes_andnot(dst, src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void nodes_copy(nodemask_t* dst, nodemask_t* src)
	{
		__nodes_copy(dst, src, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static void nodes_complement(nodemask_t* dst, nodemask_t* src)
	{
		__nodes_complement(dst, src, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_equal(nodemask_t* src1, nodemask_t* src2)
	{
		return __nodes_equal(src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_intersects(nodemask_t* src1, nodemask_t* src2)
	{
		return __nodes_intersects(src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_subset(nodemask_t* src1, nodemask_t* src2)
	{
		return __nodes_subset(src1, src2, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_empty(nodemask_t* src)
	{
		return __nodes_empty(src, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool nodes_full(nodemask_t* src)
	{
		return __nodes_full(src, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int nodes_weight(nodemask_t* src)
	{
		return __nodes_weight(src, MAX_NUMNODES);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint first_node(nodemask_t* src)
	{
		return __first_node(src);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint next_node(int n, nodemask_t* src)
	{
		return __next_node(n, src);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint next_node_in(int n, nodemask_t* src)
	{
		return __next_node_in(n, src);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static uint first_unset_node(nodemask_t* mask)
	{
		return __first_unset_node(mask);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static nodemask_t* node_states_of(node_states state)
	{
		return (nodemask_t*)Unsafe.AsPointer(ref node_states_map) + (int)state; // PORT: the array is named as its enum upstream
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int num_online_nodes()
	{
		return num_node_state(node_states.N_ONLINE);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static int num_possible_nodes()
	{
		return num_node_state(node_states.N_POSSIBLE);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool node_online(int node)
	{
		return node_state(node, node_states.N_ONLINE);
	}

	[MethodImpl(MethodImplOptions.AggressiveInlining)]
	public static bool node_possible(int node)
	{
		return node_state(node, node_states.N_POSSIBLE);
	}

	[Global]
	internal static partial ref node_states_array node_states_map { get; }

	// PORT: nr_node_ids and nr_online_nodes are defined in mm/page_alloc.c upstream.
	[Global(Init = nameof(nr_node_ids__init))]
	public static partial ref uint nr_node_ids { get; }

	internal static void nr_node_ids__init(uint* p)
	{
		*p = MAX_NUMNODES;
	}

	[Global(Init = nameof(nr_online_nodes__init))]
	public static partial ref uint nr_online_nodes { get; }

	internal static void nr_online_nodes__init(uint* p)
	{
		*p = 1;
	}
}
