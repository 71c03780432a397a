// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using static Linux.Kernel;

namespace Linux;

/// <summary>The managed half of a machine's tasks: what they run, by task_struct.machine_slot.</summary>
internal sealed unsafe class TaskTable
{
    private readonly Machine _machine;
    private readonly object _gate = new();
    private volatile TaskSlot?[] _slots = new TaskSlot?[64];
    private int _count;
    private int _lastPid = 1;

    public TaskTable(Machine machine) => _machine = machine;

    /// <summary>Tasks that exist and are no idle tasks, in order of creation.</summary>
    public IEnumerable<TaskSlot> Live
    {
        get
        {
            foreach (TaskSlot? slot in _slots)
            {
                if (slot != null)
                    yield return slot;
            }
        }
    }

    /// <summary>Hash of what the tasks wait for.</summary>
    public ulong StateHash()
    {
        ulong hash = 0;

        foreach (TaskSlot? slot in _slots)
            hash = ArenaHash.Mix(hash, slot == null ? 1 : slot.Strand == null ? 2
                : 3 + (ulong)slot.Wait + (ulong)slot.BusyUntil * 31 + (ulong)slot.BusyLeft * 17);
        return hash;
    }

    public TaskSlot SlotOf(task_struct* task) => _slots[task->machine_slot]!;

    public task_struct* Create(Action body, int cpu, string name, uint flags, Func<bool>? shouldRun)
    {
        _machine.Execution?.Touch(machine_part.Tasks, 0, access_kind.Update);
        lock (_gate)
        {
            task_struct* task = _machine.Arena.Allocate<task_struct>();
            task->__state = TASK_UNINTERRUPTIBLE;
            Initialise(task, cpu, name, flags);
            task->pid = _lastPid++;
            task->machine_slot = _count;
            TaskSlot?[] slots = _slots;

            // Other CPUs read the array under no lock, so it grows by being replaced.
            if (_count == slots.Length)
                Array.Resize(ref slots, 2 * _count);
            slots[_count++] = new TaskSlot(task, body, shouldRun);
            _slots = slots;
            return task;
        }
    }

    public void Initialise(task_struct* task, int cpu, string name, uint flags)
    {
        task->thread_info.cpu = (uint)cpu;
        task->flags = flags;
        task->nr_cpus_allowed = (flags & PF_NO_SETAFFINITY) != 0 ? 1 : _machine.Options.PossibleCpus;
        task->timer_slack_ns = 50_000;
        task->signal = _machine.Arena.Allocate<signal_struct>();
        task->sighand = _machine.Arena.Allocate<sighand_struct>();
        INIT_LIST_HEAD(&task->signal->thread_head);
        list_add_tail(&task->thread_node, &task->signal->thread_head);
        task->stack = _machine.Arena.AllocateBytes(TASK_STACK_SIZE, 64);
        INIT_LIST_HEAD(&task->run_list);
        set_task_comm(task, name);
    }

    public void Forget(task_struct* task)
    {
        _machine.Execution?.Touch(machine_part.Tasks, 0, access_kind.Update);
        lock (_gate)
            _slots[task->machine_slot] = null;
    }
}

/// <summary>Why a task's strand is parked.</summary>
internal enum StrandWait
{
    /// <summary>For the scheduler to choose it again.</summary>
    Switch,

    /// <summary>For the end of the CPU time that it spends.</summary>
    Busy,

    /// <summary>For a little time to pass, in a loop with cpu_relax().</summary>
    Spin,

    /// <summary>For nothing more: its next turn at the CPU.</summary>
    Turn,
}

/// <summary>One task: its body and, while it runs or blocks in the middle, its strand.</summary>
internal sealed unsafe class TaskSlot
{
    public TaskSlot(task_struct* task, Action body, Func<bool>? shouldRun)
    {
        Task = task;
        Body = body;
        ShouldRun = shouldRun;
    }

    public task_struct* Task { get; }

    public Action Body { get; }

    public Func<bool>? ShouldRun { get; }

    public Strand? Strand { get; set; }

    /// <summary>What the strand waits for while it is parked.</summary>
    public StrandWait Wait { get; set; }

    /// <summary>Makes a turn of the loop that it spins in, and says whether the next one has begun;
    /// null where only the strand can.</summary>
    public Func<bool>? Again { get; set; }

    /// <summary>Absolute ns until which the task spends CPU time; 0 when it does not.</summary>
    public long BusyUntil { get; set; }

    /// <summary>What was left of its CPU time when it was preempted.</summary>
    public long BusyLeft { get; set; }

    public Exception? Failure { get; set; }

    /// <summary>Runs the body, again and again for a service thread, until there is nothing to do.</summary>
    public void Run()
    {
        if (ShouldRun == null)
        {
            Body();
            do_task_dead();
            return;
        }
        for (; ; )
        {
            // Pairs with try_to_wake_up(): who gives work either sees the state or is seen here.
            set_current_state(TASK_INTERRUPTIBLE);
            if (!ShouldRun())
                return;
            __set_current_state(TASK_RUNNING);
            Body();
        }
    }
}
