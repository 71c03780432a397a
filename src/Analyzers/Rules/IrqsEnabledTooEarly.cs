// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The _irq forms turn interrupts on without asking whether they were on before.</summary>
internal static class IrqsEnabledTooEarly
{
    public const string Id = "KT4002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "Interrupts are turned on too early",
        "{0} turns interrupts on{1} although {2}. Use the form that leaves or restores "
            + "the interrupt state.",
        "The _irq forms turn interrupts on without asking whether they were on before.");

    public static Finding Find(
        string what, string through, string why, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [what, through, why]);

    public static void On(IrqsChanged e)
    {
        if (e.Now == IrqState.On)
            TurnedOn(e);
        else if (e.WithLock && e.State.Interrupts.Now == IrqState.Off)
            e.Flow.Report(Find($"'{e.By}' here and its release", "", "they are off already",
                e.Node.Where, e.Flow.Method).Along(e.State.Interrupts.Trail));
    }

    // Interrupts come on while a lock is held that was taken with them off.
    private static void TurnedOn(IrqsChanged e)
    {
        foreach (var held in e.Held)
        {
            if (held.Class is { Kind: LockKind.Spin } cls
                && (held.Variant is Variant.Irq or Variant.IrqSave || cls.UsedInInterrupts
                    || held.IrqsWhenTaken == IrqState.Off))
            {
                e.Flow.Report(Find($"'{e.By}'", Wording.Through(e.Trail),
                    $"'{held.Name}', taken with interrupts off, is still held", e.Node.Where,
                    e.Flow.Method).Along(held.Trail).Along(e.Trail));
                return;
            }
        }

        // The state that was saved may have been off, and the code around counts on it.
        // Who is called and does so puts the state back as well, or is reported itself.
        var saves = e.State.Interrupts.Saves;
        if (e.Trail.Through is null && e.State.Locks.Mismatch is null && saves.Count > 0
            && saves[saves.Count - 1] is { Before: not IrqState.On } saved)
            e.Flow.Report(Find($"'{e.By}'", Wording.Through(e.Trail),
                "the state that was saved is not put back yet", e.Node.Where, e.Flow.Method)
                .Along(saved.Trail).Along(e.Trail));
    }
}
