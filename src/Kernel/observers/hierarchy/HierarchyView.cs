// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux.Observers;

/// <summary>A group of the hierarchy as it is at one moment, with its children.</summary>
/// <param name="Address">The group itself.</param>
/// <param name="Offset">Its arena offset, which names it in traces.</param>
[Trusted("The machine stands still while it is looked at.")]
public sealed unsafe record GroupView(nint Address, ulong Offset)
{
    internal tmigr_group* Group => (tmigr_group*)Address;

    /// <summary>Groups whose parent this is, in the order of their masks.</summary>
    public List<GroupView> Groups { get; } = new();

    /// <summary>CPUs whose group this is, in the order of their masks.</summary>
    public List<int> Cpus { get; } = new();

    /// <summary>Level in the tree; 0 has CPUs as children.</summary>
    public int Level => (int)Group->level;

    /// <summary>NUMA node, or -1 for a group above the nodes.</summary>
    public int Node => Group->numa_node;

    /// <summary>Bits of the active children.</summary>
    public byte Active => State.active;

    /// <summary>Bit of the migrator; 0xff without one.</summary>
    public byte Migrator => State.migrator;

    /// <summary>First event of the group, ns; KTIME_MAX without one.</summary>
    public ulong NextExpiry => Group->next_expiry;

    internal tmigr_state State
    {
        get
        {
            tmigr_state state = default;

            state.state = (uint)Group->migr_state.counter;
            return state;
        }
    }

    /// <summary>The events queued with this group, in order of expiry.</summary>
    internal List<nint> Events()
    {
        var events = new List<nint>();

        for (timerqueue_node* node = timerqueue_getnext(&Group->events);
             node != null;
             node = timerqueue_iterate_next(node))
        {
            events.Add((nint)tmigr_event.of_nextevt(node));
        }
        return events;
    }
}

/// <summary>The whole hierarchy of a machine. Valid only while the machine does not run.</summary>
[Trusted("The machine stands still while it is looked at.")]
public sealed unsafe class HierarchyView
{
    private readonly Dictionary<nint, GroupView> _byAddress;

    private HierarchyView(List<GroupView> all, Dictionary<nint, GroupView> byAddress)
    {
        All = all;
        _byAddress = byAddress;
        Roots = all.FindAll(group => group.Group->parent == null);
    }

    /// <summary>Every group, lower levels first, in order of creation within a level.</summary>
    public IReadOnlyList<GroupView> All { get; }

    /// <summary>Groups without parent; a sound tree has one.</summary>
    public IReadOnlyList<GroupView> Roots { get; }

    /// <summary>Reads the tree; the caller must be on one of the machine's CPUs.</summary>
    internal static HierarchyView Read()
    {
        Machine machine = ThisCpu.machine!;
        var all = new List<GroupView>();
        var byAddress = new Dictionary<nint, GroupView>();

        for (uint level = 0; tmigr_level_list != null && level < tmigr_hierarchy_levels; level++)
        {
            list_head* head = &tmigr_level_list[level];
            int first = all.Count;

            for (list_head* pos = head->next; pos != null && pos != head; pos = pos->next)
            {
                var group = new GroupView(
                    (nint)tmigr_group.of_list(pos), machine.Arena.OffsetOf(tmigr_group.of_list(pos)));

                // list_add() puts new groups first.
                all.Insert(first, group);
                byAddress[group.Address] = group;
            }
        }
        foreach (GroupView group in all)
        {
            if (byAddress.TryGetValue((nint)group.Group->parent, out GroupView? parent))
                parent.Groups.Add(group);
        }
        for (int cpu = 0; cpu < machine.Options.PossibleCpus; cpu++)
        {
            tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

            if (byAddress.TryGetValue((nint)tmc->tmgroup, out GroupView? parent))
                parent.Cpus.Add(cpu);
        }
        foreach (GroupView group in all)
            group.Groups.Sort((a, b) => a.Group->groupmask.CompareTo(b.Group->groupmask));
        return new HierarchyView(all, byAddress);
    }

    /// <summary>The groups between the given CPUs and the root.</summary>
    internal HashSet<GroupView> PathsOf(IEnumerable<int> cpus)
    {
        var groups = new HashSet<GroupView>();

        foreach (int cpu in cpus)
        {
            for (tmigr_group* group = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->tmgroup;
                 group != null && _byAddress.TryGetValue((nint)group, out GroupView? view);
                 group = group->parent)
                groups.Add(view);
        }
        return groups;
    }

    /// <summary>Reads the tree of a machine that does not run.</summary>
    public static HierarchyView Of(Machine machine)
    {
        HierarchyView? view = null;

        machine.Inspect(0, () => view = Read());
        return view!;
    }
}
