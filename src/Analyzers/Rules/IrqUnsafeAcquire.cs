// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// An interrupt on this CPU would wait for ever for a lock that the interrupted code holds.
/// </summary>
internal static class IrqUnsafeAcquire
{
    public const string Id = "KT4001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "A lock that interrupts use is taken with interrupts on",
        "'{0}' ({1}) is taken with interrupts on{2}, but interrupt handlers take locks "
            + "of this class. Use {3}, or turn interrupts off before.",
        "An interrupt on this CPU would wait for ever for a lock that the interrupted code holds.");

    public static Finding Find(
        string name, string cls, string through, Advice form, Location where,
        IMethodSymbol owner) =>
        new(Rule, where, owner, [name, cls, through, form]);

    /// <summary>
    /// Whether an interrupt uses the class is known when all functions were seen.
    /// </summary>
    public static void On(Acquired e)
    {
        if (e is { Irqs: IrqState.On, Class: { Kind: not LockKind.Mutex } cls })
            e.Flow.Notes.IrqSafety.NoteUnsafe(cls,
                Find(e.Shown, cls.Name, e.Through, Advice.Form(e.Flow, e.Node,
                    "the _irq or _irqsave form", f => f.DisablesIrqs || f.SavesIrqs is not null,
                    "[DisablesIrqs] or [SavesIrqs]"), e.Node.Where, e.Flow.Method)
                .Along(e.State.Interrupts.Trail).Along(e.Trail)
                .Because("interrupts are on"));
    }
}
