// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Hardware;
using static Linux.Kernel;

namespace Linux.Stories;

/// <summary>Shows the whole state of wheel and hierarchy, in the order of the C program.</summary>
[Trusted("Nothing runs while the state is looked at.")]
internal sealed unsafe class WorldDump(World world)
{
    private const int GroupOwner = 1000;
    private readonly List<nint> _groups = new();
    private readonly Sight _sight = world.Sight;
    private readonly WheelDump _wheel = new(world, world.Shape.Buckets);

    /// <summary>Shows everything.</summary>
    public void Show()
    {
        _sight.Place("machine");
        _sight.See("jiffies", world.Jiffies);
        _sight.See("updated", world.Updated);
        _sight.See("warnings", world.Warnings);
        ShowMask("online", cpu_online_mask);
        _sight.See("irqs-off", ThisCpu.context->irqs_disabled);
        _sight.See("preempt", ThisCpu.context->preempt_count);
        for (int cpu = 0; cpu < world.Shape.Cpus; cpu++)
            _wheel.Show(cpu);
        for (int i = 0; i < world.Shape.Timers; i++)
            ShowTimer(i, world.Timers + i);
        if (world.Shape.Hierarchy)
            ShowHierarchy();
    }

    private void ShowMask(string name, cpumask* mask)
    {
        for (int word = 0; word < (world.Shape.Cpus + 63) / 64; word++)
            _sight.See(name, ((ulong*)mask)[word]);
    }

    private void ShowTimer(int number, timer_list* timer)
    {
        _sight.Place("timer", number);
        _sight.See("expires", timer->expires);
        _sight.See("flags", (ulong)timer->flags);
        _sight.See("pending", timer_pending(timer));
        _sight.See("function", timer->function != null);
    }

    private void ShowHierarchy()
    {
        _sight.Place("hierarchy");
        _sight.See("levels", (ulong)tmigr_hierarchy_levels);
        _sight.See("crossnode", (ulong)tmigr_crossnode_level);
        _groups.Clear();
        if (world.HasHierarchy)
        {
            ListGroups();
            if (World.Isolates)
                ShowMask("available", tmigr_available_cpumask);
            _sight.See("groups", _groups.Count);
            _sight.See("root", NumberOf(tmigr_root));
        }
        for (int i = 0; i < _groups.Count; i++)
        {
            _sight.Place("group", i);
            ShowGroup((tmigr_group*)_groups[i]);
        }
        for (int cpu = 0; cpu < world.Shape.Cpus; cpu++)
            ShowCpu(cpu);
    }

    private void ListGroups()
    {
        for (uint level = 0; level < tmigr_hierarchy_levels; level++)
        {
            list_head* head = &tmigr_level_list[level];

            for (list_head* at = head->next; at != head; at = at->next)
                _groups.Add((nint)tmigr_group.of_list(at));
        }
    }

    private void ShowGroup(tmigr_group* group)
    {
        tmigr_state state = default;

        state.state = (uint)group->migr_state.counter;
        _sight.See("level", (ulong)group->level);
        _sight.See("node", group->numa_node);
        _sight.See("parent", NumberOf(group->parent));
        _sight.See("children", (ulong)group->num_children);
        _sight.See("mask", (ulong)group->groupmask);
        _sight.See("locked", (ulong)group->@lock.owner);
        _sight.See("active", (ulong)state.active);
        _sight.See("migrator", (ulong)state.migrator);
        _sight.See("seq", (ulong)state.seq);
        _sight.See("next", group->next_expiry);
        ShowEvent(&group->groupevt);
        for (rb_node* node = group->events.rb_root.rb_leftmost; node != null; node = rb_next(node))
        {
            tmigr_event* queued = tmigr_event.of_nextevt(timerqueue_node.of_node(node));

            _sight.See("event-of", OwnerOf(queued));
            _sight.See("tree", TreePlace.Of(node));
            ShowEvent(queued);
        }
    }

    private void ShowCpu(int cpu)
    {
        tmigr_cpu* tmc = per_cpu_ptr(ref Kernel.tmigr_cpu, cpu);

        _sight.Place("tmigr_cpu", cpu: cpu);
        _sight.See("available", tmc->available);
        _sight.See("idle", tmc->idle);
        _sight.See("remote", tmc->remote);
        _sight.See("group", NumberOf(tmc->tmgroup));
        _sight.See("mask", (ulong)tmc->groupmask);
        _sight.See("wakeup", tmc->wakeup);
        _sight.See("locked", (ulong)tmc->@lock.owner);
        ShowEvent(&tmc->cpuevt);
    }

    private void ShowEvent(tmigr_event* @event)
    {
        _sight.See("expires", @event->nextevt.expires);
        _sight.See("cpu", (ulong)@event->cpu);
        _sight.See("ignore", @event->ignore);
        _sight.See("queued", timerqueue_node_queued(&@event->nextevt));
    }

    private int NumberOf(tmigr_group* group)
    {
        int number = group == null ? -1 : _groups.IndexOf((nint)group);

        return number < 0 && group != null ? -2 : number;
    }

    private int OwnerOf(tmigr_event* @event)
    {
        for (int i = 0; i < _groups.Count; i++)
        {
            if (@event == &((tmigr_group*)_groups[i])->groupevt)
                return GroupOwner + i;
        }
        for (int cpu = 0; cpu < world.Shape.Cpus; cpu++)
        {
            if (@event == &per_cpu_ptr(ref Kernel.tmigr_cpu, cpu)->cpuevt)
                return cpu;
        }
        return -3;
    }
}
