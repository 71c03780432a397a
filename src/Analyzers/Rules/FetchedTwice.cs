// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>Others may change what is shared between two fetches.</summary>
internal static class FetchedTwice
{
    public const string Id = "KT5009";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "Something shared is tested and then fetched again",
        "'{0}' was tested at an earlier fetch, and this one may give another value. Fetch it "
            + "once into a local.",
        "Others may change what is shared between two fetches.");

    public static void On(Accessed e)
    {
        if (e.Kind is not (AccessKind.MarkedLoad or AccessKind.Load) || e.State.Locks.Held.Count > 0
            || e.IsOwned
            || e.Kind == AccessKind.Load && e.Mark is null && !Published(e))
            return;

        bool pointer = e.Node.Type is IPointerTypeSymbol;
        if (pointer ? !IsFollowed(e.Node.Syntax) : e.Kind != AccessKind.MarkedLoad
            || IsRevisited(e))
            return;

        // Who reads an atomic variable twice does so knowingly when there is time in between.
        if (e.State.TestedFetches.Of(e.Address) is { } tested && !ReferenceEquals(tested, e.Node)
            && !IsOnlyPassed(e.Node.Syntax))
        {
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method, [e.Address.ToString()])
                .At(tested.Where, "tested as fetched here"));
            return;
        }

        // What a condition says of an earlier fetch is not true of this one.
        if (!IsAtomic(e) && e.State.Facts.Known.Any(f => (pointer ? f.Value && IsOther(f.Key, e)
            : Earlier(f.Key, e) is not null)))
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method, [e.Address.ToString()]));
    }

    /// <summary>A branch asks about what was fetched.</summary>
    public static void Asked(FunctionFlow flow, Sym? condition, State state)
    {
        foreach (var leaf in flow.Origins.Leaves(condition))
        {
            if (leaf is { B: { } place, Tag: Node { Symbol: IMethodSymbol method } fetch }
                && flow.Model.Of(method).Memory is { Access: MemoryAccess.Read })
                state.TestedFetches.Add(place, fetch);
        }
    }

    private static bool IsOther(Sym value, Accessed e) => value is
    {
        Kind: SymKind.Fresh,
        B: { } origin
    } && ReferenceEquals(origin, e.Address)
        && !ReferenceEquals(value.Tag, e.Node);

    // An earlier fetch that a fact is about.
    private static Sym? Earlier(Sym? fact, Accessed e) => fact is null ? null
        : IsOther(fact, e) ? fact
        : fact.Kind is SymKind.Binary or SymKind.Not
            ? Earlier(fact.A, e) ?? Earlier(fact.B, e) : null;

    // Who compares the two fetches knows that they may differ.
    private static bool IsRevisited(Accessed e)
    {
        if (e.Node.Syntax?.Parent is not BinaryExpressionSyntax comparison)
            return false;

        var other = comparison.Left == e.Node.Syntax ? comparison.Right : comparison.Left;
        return e.State.Memory.Values.Any(v => v.Key is
        {
            Kind: SymKind.Local,
            Tag: ISymbol variable
        } && variable.Name == other.ToString().TrimStart('@')
            && Earlier(v.Value, e) is not null);
    }

    private static bool IsAtomic(Accessed e) => e.Flow.Model.IsAtomic(e.Address.Tag switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    });

    // A value that is handed over and not waited for is a report or an assertion.
    private static bool IsOnlyPassed(SyntaxNode? fetch) => fetch?.Ancestors()
        .FirstOrDefault(a => a is StatementSyntax or ArgumentSyntax) is ArgumentSyntax
    { Parent.Parent.Parent: ExpressionStatementSyntax };

    private static bool Published(Accessed e) => e.Address.Tag is ISymbol symbol
        && e.Address.Kind is SymKind.Field or SymKind.Static && e.Flow.Model.Of(symbol).Published;

    // Through a pointer that is used at once.
    private static bool IsFollowed(SyntaxNode? fetch) => fetch?.Parent is
        MemberAccessExpressionSyntax
        or PrefixUnaryExpressionSyntax
        or ElementAccessExpressionSyntax;
}
