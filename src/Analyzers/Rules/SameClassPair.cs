// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Two locks of one class need a relation that says which comes first.</summary>
internal static class SameClassPair
{
    public const string Id = "KT1002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Order",
        "Two locks of one class are taken without a proved relation",
        "{0}, and nothing proves that {1}{2}. Take them in that order, prove it with [ChildOf], or "
            + "give up the first lock.",
        "Two locks of one class need a relation that says which comes first.");

    public static Finding Find(
        Held held, string name, LockClass cls, string relation, Location where,
        IMethodSymbol owner, string through) =>
        new(Rule, where, owner,
            [$"'{name}' is taken while '{held.Name}' of the same class {cls.Name} is held",
                relation,
                through]);

    public static void On(Acquired e)
    {
        foreach (var outer in e.OfSameClass())
        {
            if (e.Certain && Unproved(e, outer) is { } relation)
                e.Flow.Report(Find(outer, e.Shown, e.Class!, relation, e.Node.Where, e.Flow.Method,
                    e.Through).Along(outer.Trail).From(e.Trail));
        }
    }

    /// <summary>A [ChildOf] that the arguments of a call have to meet.</summary>
    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.NeedsChildOf || e.Name is not { } child
            || e.Other is not { } parent)
            return;

        var pointed = (e.Effect.Declares?.Tag as IParameterSymbol)?.Type is IPointerTypeSymbol pointer
            ? pointer.PointedAtType as INamedTypeSymbol
            : null;
        if (e.Flow.Kinship.IsChildOf(e.State, child, parent, pointed))
            return;

        if (child.Kind == SymKind.Param && parent.Kind == SymKind.Param && e.Flow.HasCallers)
        {
            e.Flow.Tell(e.Effect with { Name = child, Other = parent });
            return;
        }

        e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method,
            [$"'{e.Function}' takes locks of '{child}' and '{parent}'",
                $"the first is a child of the second, as its [ChildOf] requires", ""])
            .Along(e.Effect.Trail));
    }

    /// <summary>
    /// What would make the order of two locks of one class right, null when it is.
    /// </summary>
    public static string? Unproved(Acquired e, Held outer) => e.Class!.SameClass switch
    {
        SameClass.ChildBeforeParent => e.Name is { } name && ChildFirst(e, outer.Name, name)
            ? null
            : e.Name is { } other && ChildFirst(e, other, outer.Name)
                ? $"the child comes first: '{e.Shown}' belongs to the child"
                : $"'{outer.Name}' belongs to a child of the object around '{e.Shown}'",
        SameClass.AscendingIndex => e.Name is { } name && (Ascending(outer.Name, name)
            || Below(e, outer.Name)
            || (outer.Range is { Open: true, Ascending: true } && outer.Covers(name)))
            ? null
            : $"'{outer.Name}' stands before '{e.Shown}' in one array",
        _ => Below(e, outer.Name) ? null : "they may be held together",
    };

    // The smaller address first is an order that all can keep to who compare.
    private static bool Below(Acquired e, Sym first) => e.Name is { } second
        && (e.State.Relations.Below.Contains((first, second))
            || (first is { Kind: SymKind.Field, A: { } a }
                && second is { Kind: SymKind.Field, A: { } b }
                && e.State.Relations.Below.Contains((a, b))));

    private static bool ChildFirst(Acquired e, Sym first, Sym second) =>
        first is { Kind: SymKind.Field, A: { } child }
            && second is { Kind: SymKind.Field, A: { } parent }
        && e.Flow.Kinship.IsChildOf(e.State, child, parent, (first.Tag as ISymbol)?.ContainingType);

    private static bool Ascending(Sym first, Sym second)
    {
        var (a, b) = (first, second);
        while (a is not null && b is not null)
        {
            if (a.Kind == SymKind.Element && b.Kind == SymKind.Element
                && ReferenceEquals(a.A, b.A) && !ReferenceEquals(a.B, b.B))
                return a.B!.Kind == SymKind.Const && b.B!.Kind == SymKind.Const
                    && a.B.Integer < b.B.Integer;

            if (a.Kind != b.Kind || !SameSymbol.Default.Equals(a.Tag, b.Tag)
                || (a.Kind != SymKind.Element && !ReferenceEquals(a.B, b.B)))
                return false;

            (a, b) = (a.A, b.A);
        }

        return false;
    }
}
