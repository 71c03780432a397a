// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A task that a soft interrupt may interrupt keeps it from the locks it holds.</summary>
internal static class SoftIrqUnsafeAcquire
{
    public const string Id = "KT4007";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "A lock that soft interrupts use is taken with soft interrupts on",
        "'{0}' ({1}) is taken in a task with soft interrupts on, but soft interrupts take locks of "
            + "this class{2}. Use {3}, or one that turns interrupts off.",
        "A task that a soft interrupt may interrupt keeps it from the locks it holds.");

    /// <summary>
    /// Whether a soft interrupt uses the class is known when all functions were seen.
    /// </summary>
    public static void On(Acquired e)
    {
        if (e is
            {
                Irqs: IrqState.On, SoftInterruptsOff: false,
                Class: { Kind: not LockKind.Mutex } cls
            }
            && e.Flow.Context == EntryContext.Task)
            e.Flow.Notes.IrqSafety.NoteSoftUnsafe(cls, new Finding(Rule, e.Node.Where,
                e.Flow.Method,
                [e.Shown, cls.Name, e.Through, Advice.Form(e.Flow, e.Node, "the _bh form",
                    f => f.BottomHalves > 0, "[DisablesBottomHalves]")])
                .Along(e.Trail).Because("soft interrupts are on"));
    }
}
