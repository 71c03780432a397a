// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A lock that is taken again by its holder never becomes free.</summary>
internal static class TakenTwice
{
    public const string Id = "KT2003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is taken twice",
        "'{0}' is taken here, but it is held already{1}. Remove one of the "
            + "acquisitions, or release it in between.",
        "A lock that is taken again by its holder never becomes free.");

    public static Finding Find(
        string name, string through, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, through]);

    public static void On(Acquired e)
    {
        if (e.Name is not { } name || !e.Certain)
            return;

        foreach (var known in e.Held.Where(h => e.IsIt(h)
            || (h.Range is { IsSure: true } && h.Covers(name))))
            e.Flow.Report(Find(e.Shown, e.Through, e.Node.Where, e.Flow.Method)
                .Along(known.Trail).From(e.Trail));
    }
}
