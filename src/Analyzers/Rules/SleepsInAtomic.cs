// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// Sleeping with a spin lock held, or with interrupts or preemption off, deadlocks the CPU.
/// </summary>
internal static class SleepsInAtomic
{
    public const string Id = "KT7001";

    /// <summary>
    /// Another thread may go on after it, so it is as wrong under a lock that sleeps.
    /// </summary>
    public const string Await = "await";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Sleeping",
        "A function that may sleep is called where sleeping is forbidden",
        "'{0}' may {3}{1}, but {2}. {4}.",
        "Sleeping with a spin lock held, or with interrupts or preemption off, deadlocks the CPU.");

    public static Finding Find(
        string function, string through, string why, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, function == Await
            ? [function, through, why, "go on in another thread",
                "Only the one that took a lock can give it back, so do that before"]
            : [function, through, why, "sleep",
                "Move the call out of this region, or use a form that does not sleep"]);

    public static bool On(Slept e)
    {
        var spin = e.Held.FirstOrDefault(h =>
            e.Function == Await || h.Class is { Kind: not LockKind.Mutex });
        var (flow, preemption) = (e.Flow, e.State.Preemption);
        string? why = spin is not null ? $"'{spin.Name}' is held"
            : e.Irqs == IrqState.Off ? "interrupts are off"
            : preemption.Depth > 0 ? "preemption is off"
            : preemption.BottomHalves > 0 ? "soft interrupts are off"
            : preemption.Rcu > 0 ? "an RCU read section is open"
            : flow.Context is EntryContext.SoftInterrupt or EntryContext.HardInterrupt
                ? $"'{flow.Method.Name}' runs in an interrupt"
                : null;
        if (why is null)
            return false;

        flow.Report(Find(e.Function, Wording.Through(e.Trail), why, e.Node.Where, flow.Method)
            .Along(spin?.Trail ?? (e.Irqs == IrqState.Off ? e.State.Interrupts.Trail : null))
            .Along(e.Trail));
        return true;
    }
}
