// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Others may change a shared pointer between two fetches.</summary>
internal static class FetchedTwice
{
    public const string Id = "KT5009";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A shared pointer is tested and then fetched again",
        "'{0}' was tested at an earlier fetch, and this one may give another value. Fetch it "
            + "once into a local.",
        "Others may change a shared pointer between two fetches.");

    public static void On(Accessed e)
    {
        if (e.Kind is not (AccessKind.MarkedLoad or AccessKind.Load) || e.State.Locks.Held.Count > 0
            || e.Node.Type is not IPointerTypeSymbol || e.IsOwned || e.Mark is null && !Published(e)
            || !IsFollowed(e.Node.Syntax))
            return;

        // What a condition says of an earlier fetch is not true of this one.
        if (e.State.Facts.Known.Any(f => f.Value && f.Key is { Kind: SymKind.Fresh, B: { } origin }
            && ReferenceEquals(origin, e.Address) && !ReferenceEquals(f.Key.Tag, e.Node)))
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method, [e.Address.ToString()]));
    }

    private static bool Published(Accessed e) => e.Address.Tag is ISymbol symbol
        && e.Address.Kind is SymKind.Field or SymKind.Static && e.Flow.Model.Of(symbol).Published;

    // Through a pointer that is used at once.
    private static bool IsFollowed(SyntaxNode? fetch) => fetch?.Parent is
        Microsoft.CodeAnalysis.CSharp.Syntax.MemberAccessExpressionSyntax
        or Microsoft.CodeAnalysis.CSharp.Syntax.PrefixUnaryExpressionSyntax
        or Microsoft.CodeAnalysis.CSharp.Syntax.ElementAccessExpressionSyntax;
}
