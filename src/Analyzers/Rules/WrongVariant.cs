// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// The release undoes what the acquisition did to interrupts and soft interrupts.
/// </summary>
internal static class WrongVariant
{
    public const string Id = "KT2006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is released by the wrong variant",
        "'{0}' was taken by the {1} form and is released by the {2} form, so '{3}' "
            + "returns with {4} changed. Use the matching release.",
        "The release undoes what the acquisition did to interrupts and soft interrupts.");

    public static Finding Find(
        string name, Advice taken, Advice released, string function, string what,
        Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, taken, released, function, what]);

    public static void On(Returned e)
    {
        foreach (var exit in e.Exits)
        {
            if (exit.State.Preemption.BottomHalves != 0 && e.Flow.Facts.BottomHalves == 0
                && exit.State.Locks.Mismatch is { } mismatch)
            {
                e.Flow.Report(Find(e.Flow, mismatch, "soft interrupts"));
                return;
            }
        }
    }

    public static Finding Find(FunctionFlow flow, Mismatch mismatch, string what) =>
        Find(mismatch.Taken.Name.ToString(), Wording.Form(mismatch.Taken.Variant),
            Wording.Form(mismatch.Released), flow.Method.Name, what, mismatch.Trail.Where,
                flow.Method)
            .Along(mismatch.Taken.Trail);
}
