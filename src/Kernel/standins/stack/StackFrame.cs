// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux;

/// <summary>
/// An object on a task's stack that the kernel queues elsewhere. It lies in the task's stack area
/// of the arena, because a thread's own stack is neither hashed nor restored with the machine.
/// </summary>
public unsafe ref struct StackFrame
{
    private readonly task_struct* _task;
    private readonly uint _used;

    internal StackFrame(task_struct* task, uint used)
    {
        _task = task;
        _used = used;
    }

    /// <summary>Gives the space back. Frames of a task end in the reverse of their order.</summary>
    public void Dispose()
    {
        if (!Kernel.unwinding)
            _task->stack_used = _used;
    }
}

public static unsafe partial class Kernel
{
    /// <summary>Bytes of stack area that a task has for objects that others may queue.</summary>
    internal const uint TASK_STACK_SIZE = 2048;

    /// <summary>Takes zeroed space for <typeparamref name="T"/> from the current task's stack area.</summary>
    [Primitive, OnStack("pointer")]
    internal static StackFrame on_stack<T>(out T* pointer) where T : unmanaged
    {
        task_struct* task = current;
        uint used = task->stack_used;
        uint size = ((uint)sizeof(T) + 63) & ~63u;

        if (used + size > TASK_STACK_SIZE)
            throw new KernelBugException("a task's stack area is exhausted; raise TASK_STACK_SIZE");
        pointer = (T*)(task->stack + used);
        new Span<byte>(pointer, (int)size).Clear();
        task->stack_used = used + size;
        return new StackFrame(task, used);
    }
}
