// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Only a successful atomic_try_cmpxchg is a full barrier.</summary>
internal static class FailedExchange
{
    public const string Id = "KT6001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Barriers",
        "A failed compare-and-exchange orders nothing",
        "'{0}' is read again after '{1}' failed, and a failed exchange orders nothing. "
            + "Call {2} on this path, or read with acquire.",
        "Only a successful atomic_try_cmpxchg is a full barrier.");

    public static Finding Find(
        string place, string exchanged, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, exchanged, Word.Barrier]);

    public static void On(Accessed e)
    {
        if (e.Kind == AccessKind.MarkedLoad && e.State.FailedExchanges.Last is { } failed
            && !ReferenceEquals(failed.Place, e.Address) && !Depends(e, failed.Old)
            && e.Flow.Body.Leads(e.Node.Syntax, failed.Trail.Syntax))
            e.Flow.Report(Find(e.Address.ToString(), failed.Place.ToString(), e.Node.Where,
                e.Flow.Method).Along(failed.Trail));
    }

    // What the failed exchange gave back leads to the place, so the address orders the read.
    private static bool Depends(Accessed e, Sym? old) => old is not null
        && e.State.Memory.Values.TryGetValue(old, out var value) && e.Address.Mentions(value);
}
