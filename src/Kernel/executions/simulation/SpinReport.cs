// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Reflection;
using System.Text;
using static Linux.Kernel;

namespace Linux.Executions;

/// <summary>
/// What each CPU waits for where none can go on: a lock and who holds it, or the functions in which
/// it spins and the callbacks that run meanwhile.
/// </summary>
[Trusted("No CPU goes on while the report is made.")]
internal sealed unsafe class SpinReport(Machine machine)
{
    private const int MostFunctions = 5;

    private readonly nint[] _wanted = new nint[machine.Options.PossibleCpus];
    private readonly string?[] _where = new string?[machine.Options.PossibleCpus];

    /// <summary>The CPU wants a lock; null if it does not any more.</summary>
    public void Wants(int cpu, raw_spinlock_t* @lock) => _wanted[cpu] = (nint)@lock;

    /// <summary>Remembers where the calling CPU spins.</summary>
    public void Spins(int cpu)
    {
        IEnumerable<string> functions = new StackTrace(fNeedFileInfo: false).GetFrames()
            .Select(frame => frame.GetMethod()).OfType<MethodBase>()
            .SkipWhile(method => method.DeclaringType != typeof(Kernel) || IsSpin(method.Name))
            .TakeWhile(method => method.DeclaringType is { } type
                && (type == typeof(Kernel) || type.Assembly != typeof(Machine).Assembly))
            .Select(method => method.Name).Take(MostFunctions);

        _where[cpu] = string.Join(" < ", functions);
    }

    /// <summary>The report, under the failure's own line.</summary>
    public string Of(string failure)
    {
        var names = new AddressNames(machine);
        var text = new StringBuilder(failure);

        for (int cpu = 0; cpu < _wanted.Length; cpu++)
        {
            if (_wanted[cpu] == 0 && _where[cpu] == null)
                continue;
            cpu_context* context = machine.Context(cpu);

            text.Append($"\ncpu{cpu}: {StuckReport.Name(context->current)}")
                .Append(context->irqs_disabled != 0 ? ", interrupts off" : "")
                .Append((context->preempt_count & (HARDIRQ_MASK | SOFTIRQ_MASK)) == 0
                    ? "" : ", in an interrupt")
                .Append(_where[cpu] is { Length: > 0 } where ? $", in {where}" : "");
            if (_wanted[cpu] != 0)
                text.Append($"\n  waits for the lock {names.Of((void*)_wanted[cpu])}, held by ")
                    .Append($"cpu{(int)((raw_spinlock_t*)_wanted[cpu])->owner - 1}");
            else
                text.Append("\n  waits in a loop for another CPU");
            foreach (string held in Held(cpu, names))
                text.Append($"\n  holds the lock {held}");
            foreach (string callback in Running(cpu))
                text.Append($"\n  runs the callback {callback}");
        }
        return text.ToString();
    }

    private static bool IsSpin(string name)
        => name is "cpu_relax" or "__raw_spin_lock_slowpath" or "do_raw_spin_lock";

    private IEnumerable<string> Held(int cpu, AddressNames names)
        => names.Locks().Concat(_wanted).Where(at => at != 0).Distinct()
            .Where(at => ((raw_spinlock_t*)at)->owner == cpu + 1).Select(at => names.Of((void*)at));

    private List<string> Running(int cpu)
    {
        var running = new List<string>();

        machine.AsCpu(cpu, () =>
        {
            for (int wheel = 0; wheel < NR_BASES; wheel++)
            {
                timer_list* timer = per_cpu_ptr(ref timer_bases[wheel], cpu)->running_timer;

                if (timer != null)
                    running.Add(KernelFormat.Format("%ps of timer %p", timer->function, timer));
            }
        });
        return running;
    }
}
