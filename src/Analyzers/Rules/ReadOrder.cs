// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>[ReadsInOrder] names two reads whose order the algorithm relies on.</summary>
internal static class ReadOrder
{
    public const string Id = "KT6002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Barriers",
        "Two reads are not ordered",
        "'{0}' is read here, but the earlier read of '{1}' is not ordered before it. "
            + "Read '{1}' with acquire, or put a barrier between them.",
        "[ReadsInOrder] names two reads whose order the algorithm relies on.");

    public static Finding Find(
        string then, string first, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [then, first]);

    public static void On(Accessed e)
    {
        if (e.Kind != AccessKind.MarkedLoad || e.State.FailedExchanges.Last is not null)
            return;

        var pairs = e.Flow.Facts.ReadsInOrder;
        for (int i = 0; i < pairs.Count && i < 32; i++)
        {
            if (e.State.EarlyReads.Has(i)
                && ReferenceEquals(e.Flow.Names.PlaceOf(pairs[i].Then, e.State), e.Address))
                e.Flow.Report(Find(pairs[i].Then, pairs[i].First, e.Node.Where, e.Flow.Method)
                    .Along(e.State.EarlyReads.Trail));
        }
    }
}
