// SPDX-License-Identifier: GPL-2.0-or-later
// Ported from include/linux/topology.h of Linux 7.2.
// Written by: Matthew Dobson, IBM Corporation
// Copyright (C) 2002, IBM Corp.

namespace Linux;

// PORT: in Kernel, C# reserves this name for the property numa_node.
public static class topology_functions
{
	public static void set_numa_node(int node)
	{
		this_cpu_write(ref numa_node, node);
	}
}

public static unsafe partial class Kernel
{
	public const int LOCAL_DISTANCE = 10;
	public const int REMOTE_DISTANCE = 20;

	public static int node_distance(int from, int to)
	{
		return from == to ? LOCAL_DISTANCE : REMOTE_DISTANCE;
	}

	[DefinePerCpu]
	internal static partial ref int numa_node { get; }

	public static int numa_node_id()
	{
		return raw_cpu_read(ref numa_node);
	}

	public static int cpu_to_node(int cpu)
	{
		return per_cpu(ref numa_node, cpu);
	}

	public static int cpu_to_node(uint cpu) => cpu_to_node((int)cpu);

	public static void set_cpu_numa_node(int cpu, int node)
	{
		per_cpu(ref numa_node, cpu) = node;
	}

	public static int numa_mem_id()
	{
		return numa_node_id();
	}

	public static int cpu_to_mem(int cpu)
	{
		return cpu_to_node(cpu);
	}
}
