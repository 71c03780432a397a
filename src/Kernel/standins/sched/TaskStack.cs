// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>A task's stack area, see <see cref="StackFrame"/>.</summary>
public static unsafe partial class Kernel
{
    /// <summary>Whether an object lies on the current task's stack.</summary>
    internal static bool object_is_on_stack(void* obj)
    {
        var stack = task_stack_page(current);
        return (byte*)obj >= (byte*)stack && (byte*)obj < (byte*)stack + TASK_STACK_SIZE;
    }

    internal static void* task_stack_page(task_struct* task) => task->stack;
}
