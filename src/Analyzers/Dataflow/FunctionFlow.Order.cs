// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    /// <summary>Checks the order between what is held and what is taken.</summary>
    private void CheckOrder(Sym? name, LockClass? cls, int level, Node node, Trail trail, State state,
        IEnumerable<Held> held, bool certain)
    {
        if (cls is null)
        {
            return;
        }

        foreach (var outer in held)
        {
            if (outer.Class is not { } outerClass)
            {
                continue;
            }

            if (outerClass == cls)
            {
                CheckSameClass(outer, name, cls, level, node, trail, state, certain);
                continue;
            }

            if (_final)
            {
                _analysis.Orders.Note(outer, name?.ToString() ?? cls.Name, cls, node.Where, trail, Method);
            }

            if (_analysis.Orders.IsDeclared(cls, outerClass))
            {
                Report(LockOrder.Find(outer, name?.ToString() ?? cls.Name, cls, node.Where, Method,
                    Through(trail)).Along(outer.Trail).Along(trail));
            }
        }
    }

    private void CheckSameClass(Held outer, Sym? name, LockClass cls, int level, Node node,
        Trail trail, State state, bool certain)
    {
        if (_analysis.IsAnonymous(cls))
        {
            return;
        }

        string shown = name?.ToString() ?? "a lock";
        if (!certain)
        {
            Report(CallbackUnderLock.Find(outer, cls, trail.Text.TrimEnd('(', ')'), node.Where, Method)
                .Along(outer.Trail).Along(trail));
            return;
        }

        if (name is not null && ReferenceEquals(name, outer.Name))
        {
            Report(TakenTwice.Find(shown, Through(trail), node.Where, Method)
                .Along(outer.Trail).Along(trail));
            return;
        }

        string? relation = cls.SameClass switch
        {
            SameClass.ChildBeforeParent => name is not null && ChildFirst(state, outer.Name, name)
                ? null
                : name is not null && ChildFirst(state, name, outer.Name)
                    ? $"the child comes first: '{shown}' belongs to the child"
                    : $"'{outer.Name}' belongs to a child of the object around '{shown}'",
            SameClass.AscendingIndex => name is not null && Ascending(outer.Name, name)
                ? null
                : $"'{outer.Name}' stands before '{shown}' in one array",
            _ => "they may be held together",
        };
        if (relation is not null)
        {
            Report(SameClassRule(outer, shown, cls, relation, node, trail));
        }
        else if (level == 0)
        {
            Report(NestingLevel.Find(outer, shown, cls, node.Where, Method, Through(trail))
                .Along(outer.Trail).Along(trail));
        }
    }

    private Finding SameClassRule(Held outer, string shown, LockClass cls, string relation, Node node,
        Trail trail) =>
        SameClassPair.Find(outer, shown, cls, relation, node.Where, Method, Through(trail))
            .Along(outer.Trail).Along(trail);

    private bool ChildFirst(State state, Sym first, Sym second) =>
        first is { Kind: SymKind.Field, A: { } child } && second is { Kind: SymKind.Field, A: { } parent }
        && IsChildOf(state, child, parent, (first.Tag as ISymbol)?.ContainingType);

    private static bool Ascending(Sym first, Sym second)
    {
        var (a, b) = (first, second);
        while (a is not null && b is not null)
        {
            if (a.Kind == SymKind.Element && b.Kind == SymKind.Element
                && ReferenceEquals(a.A, b.A) && !ReferenceEquals(a.B, b.B))
            {
                return a.B!.Kind == SymKind.Const && b.B!.Kind == SymKind.Const
                    && Number(a.B) < Number(b.B);
            }

            if (a.Kind != b.Kind || !Equals(a.Tag, b.Tag)
                || (a.Kind != SymKind.Element && !ReferenceEquals(a.B, b.B)))
            {
                return false;
            }

            (a, b) = (a.A, b.A);
        }

        return false;
    }

    private static long Number(Sym sym) => sym.Tag is long value ? value : 0;

    private bool IsChildOf(State state, Sym child, Sym parent) => IsChildOf(state, child, parent, null);

    /// <summary>True when the child is null, or when the parent was read from its parent link.</summary>
    private bool IsChildOf(State state, Sym child, Sym parent, INamedTypeSymbol? type)
    {
        if (child.IsNull || Conditions.Known(_table, state.Facts, child) == false
            || state.Relations.Pairs.Contains((child, parent)))
        {
            return true;
        }

        // Loaded, plainly or marked, from the link of the child.
        var origin = parent.Kind switch
        {
            SymKind.Load => parent.A,
            SymKind.Fresh => parent.B,
            _ => null,
        };
        if (origin is { Kind: SymKind.Field, Tag: IFieldSymbol link } && _model.Of(link).ParentLink
            && ReferenceEquals(origin.A, child))
        {
            return true;
        }

        return _model.ParentLinkOf(type) is { } field
            && ReferenceEquals(Read(state, _table.Get(SymKind.Field, field, 0, child)), parent);
    }

    private static string Through(Trail trail)
    {
        string calls = trail.Calls();
        return calls.Length == 0 ? "" : ", through " + calls;
    }
}
