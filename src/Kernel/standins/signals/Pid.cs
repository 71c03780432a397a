// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Process numbers; stands for kernel/pid.c.</summary>
public static unsafe partial class Kernel
{
    /// <summary>All numbers in use, newest first.</summary>
    [Global]
    internal static partial ref hlist_head pid_list { get; }

    internal static pid* alloc_pid(task_struct* task)
    {
        pid* pid = (pid*)kzalloc((ulong)sizeof(pid), GFP_KERNEL);

        pid->nr = task->pid;
        pid->count = 1;
        pid->task = task;
        hlist_add_head(&pid->node, global_ptr(ref pid_list));
        return pid;
    }

    internal static pid* get_pid(pid* pid)
    {
        if (pid != null)
            pid->count++;
        return pid;
    }

    internal static void put_pid(pid* pid)
    {
        if (pid == null || --pid->count != 0)
            return;
        hlist_del(&pid->node);
        kfree(pid);
    }

    internal static int pid_nr(pid* pid) => pid != null ? pid->nr : 0;

    [NeedsRcu]
    internal static pid* find_vpid(int nr)
    {
        for (hlist_node* at = pid_list.first; at != null; at = at->next)
        {
            if (pid.of_node(at)->nr == nr)
                return pid.of_node(at);
        }
        return null;
    }

    /// <summary>A process number finds the first thread while any thread lives.</summary>
    internal static task_struct* pid_task(pid* pid, pid_type type) => pid != null ? pid->task : null;

    internal static pid* task_tgid(task_struct* task) => task->signal->pids[(int)PIDTYPE_TGID];

    internal static bool same_thread_group(task_struct* a, task_struct* b) => a->signal == b->signal;
}
