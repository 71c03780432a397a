// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// What every CPU does when one is stuck: its task, interrupts, the locks that it holds and wants, its
/// last operations where the image tells them, and all tasks. It is read while CPUs run.
/// </summary>
internal sealed unsafe class StuckReport(Machine machine, ThreadCpu[] cpus)
{
    /// <summary>A lock that was not asked for this recently is not waited for, ms.</summary>
    private const long Recently = 1000;

    private readonly AddressNames _names = new(machine);
    private readonly StringBuilder _text = new();

    /// <summary>The report, under the failure's own line.</summary>
    public string Of(string failure)
    {
        _text.Append(failure).Append('\n');
        foreach (ThreadCpu cpu in cpus)
            Cpu(cpu);
        _text.Append("tasks:\n");
        foreach (TaskSlot slot in machine.Tasks.Live)
            Task(slot.Task);
        return _text.ToString().TrimEnd();
    }

    private void Cpu(ThreadCpu cpu)
    {
        cpu_context* context = cpu.Context;

        _text.Append($"cpu{context->cpu}: ").Append(Name(context->current))
            .Append((idle_phase)context->idle_phase is var phase and not idle_phase.Outside
                ? $", idle loop {phase}" : "")
            .Append(context->irqs_disabled != 0 ? ", interrupts off" : ", interrupts on")
            .Append($", preempt_count {context->preempt_count:x8}")
            .Append($", {context->irq_count} interrupts taken, latched").Append(Latched(context))
            .Append('\n');
        foreach (string held in Held(cpu))
            _text.Append("  holds ").Append(held).Append('\n');
        if (Wanted(cpu) is { } wanted)
            _text.Append("  waits for ").Append(wanted).Append('\n');
        if (cpu.Ring is not { } ring)
            return;
        _text.Append("  last operations outside of interrupts:\n");
        foreach (OperationRing.Operation operation in ring.Last(inInterrupts: false))
            Line(operation);
        _text.Append("  last operations in interrupts:\n");
        foreach (OperationRing.Operation operation in ring.Last(inInterrupts: true))
            Line(operation);
    }

    private void Line(in OperationRing.Operation operation)
        => _text.Append($"    {operation.Kind,-12} {Place(operation),-28}")
            .Append(operation.Address == 0 ? "" : " " + _names.Of((void*)operation.Address))
            .Append(operation.Value is { } value ? $" = {value:x}" : "")
            .Append(operation.Times > 1 ? $", {operation.Times} times" : "").Append('\n');

    private static string Latched(cpu_context* context)
    {
        var text = new StringBuilder();

        for (int vector = 0; vector < (int)irq_vector.Count; vector++)
        {
            if ((context->pending_irqs >> vector & 1) != 0)
                text.Append(' ').Append((irq_vector)vector);
        }
        return text.Length == 0 ? " none" : text.ToString();
    }

    /// <summary>From what the CPU told, from the locks that have names, and from those who wait.</summary>
    private SortedSet<string> Held(ThreadCpu cpu)
    {
        var held = new SortedSet<string>(StringComparer.Ordinal);
        var known = new HashSet<nint>();
        int self = cpu.Context->cpu;

        foreach (OperationRing.Operation taken in cpu.Ring?.Locks() ?? [])
        {
            if (OwnerOf(taken.Address) == self && known.Add(taken.Address))
                held.Add($"{_names.Of((void*)taken.Address)}, taken at {Place(taken)}");
        }
        foreach (nint named in _names.Locks())
        {
            if (OwnerOf(named) == self && known.Add(named))
                held.Add(_names.Of((void*)named));
        }
        foreach (ThreadCpu other in cpus)
        {
            if (other.Wanted != 0 && OwnerOf(other.Wanted) == self && known.Add(other.Wanted))
                held.Add(_names.Of((void*)other.Wanted));
        }
        return held;
    }

    private string? Wanted(ThreadCpu cpu)
    {
        nint wanted = cpu.Wanted;

        if (wanted == 0 || Environment.TickCount64 - cpu.WantedAt > Recently)
            return null;
        int owner = OwnerOf(wanted);

        if (owner < 0 || owner == cpu.Context->cpu)
            return null;
        string at = "";

        foreach (OperationRing.Operation asked in cpu.Ring?.Locks() ?? [])
        {
            if (asked.Address == wanted)
                at = $" at {Place(asked)}";
        }
        return $"{_names.Of((void*)wanted)}{at}, held by cpu{owner}";
    }

    private static int OwnerOf(nint address) => (int)((raw_spinlock_t*)address)->owner - 1;

    private static string Place(in OperationRing.Operation operation)
        => $"{Path.GetFileName(operation.File)}:{operation.Line}";

    private void Task(task_struct* task)
        => _text.Append($"  {Name(task)} on cpu{task_cpu(task)}, state {task->__state:x}")
            .Append(task->on_rq != 0 ? ", runnable" : "").Append('\n');

    internal static string Name(task_struct* task)
    {
        int length = 0;

        while (length < 16 && task->comm[length] != 0)
            length++;
        return Encoding.UTF8.GetString((byte*)&task->comm, length);
    }
}
