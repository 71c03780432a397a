// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Dataflow;

internal sealed partial class FunctionFlow
{
    /// <summary>For every release, in how many states the lock was held and in how many not.</summary>
    private readonly Dictionary<(Node, string), (int Held, int Missing, Finding? Finding)> _releases = [];

    private void Acquire(Sym name, LockClass? cls, Variant variant, int level, Node node, Trail trail,
        State state, bool conditional = false, bool fromBody = true)
    {
        if (cls is not null)
        {
            _taken.Add(cls);
        }

        if (state.Find(name) is { } known)
        {
            if (!conditional)
            {
                Report(TakenTwice.Find(name.ToString(), Through(trail), node.Where, Method)
                    .Along(known.Trail).Along(trail));
            }

            return;
        }

        var again = state.Held.FirstOrDefault(h => ReferenceEquals(h.Trail.Syntax, trail.Syntax)
            && !h.FromEntry && h.Class == cls && HasOld(h.Name));
        if (again is not null)
        {
            Report(StateDiffers.Find(again.Name.ToString(), "taken by one pass of the loop, still held",
                node.Where, Method).Along(again.Trail));
            state.Held.Remove(again);
        }

        if (!conditional)
        {
            CheckOrder(name, cls, level, node, trail, state, state.Held, true);
            CheckIrqSafety(name, cls, node, trail, state.Irqs, state);
        }

        var effect = new Effect(EffectKind.Acquire, trail)
        {
            Name = Portable(name),
            Class = cls,
            Level = level,
            Dropped = [.. state.Dropped.Where(d => d.Portable)],
            Irqs = state.Irqs,
            When = Conditional(state),
        };
        if (fromBody && !conditional)
        {
            Tell(effect);
        }

        if (state.Dropped.Remove(name))
        {
            state.Held.Add(new Held(name, cls, true, variant, level, trail, state.Irqs));
            return;
        }

        state.Held.Add(new Held(name, cls, false, variant, level, trail, state.Irqs));
    }

    private static bool HasOld(Sym? sym) => sym is not null
        && (sym.Kind == SymKind.Old || HasOld(sym.A) || HasOld(sym.B));

    private static Sym? Portable(Sym? name) => name is { Portable: true } ? name : null;

    /// <summary>What the parameters are known to be on this path.</summary>
    private static (Sym, bool)[] Conditional(State state) => state.Facts
        .Where(f => f.Key.Portable && f.Key.Kind == SymKind.Param)
        .OrderBy(f => f.Key.Id).Select(f => (f.Key, f.Value)).ToArray();

    private void Release(Sym name, LockClass? cls, Variant? variant, Node node, IMethodSymbol callee,
        State state, MethodFacts facts)
    {
        var held = state.Find(name);
        var key = (node, name.ToString());
        _releases.TryGetValue(key, out var seen);
        if (held is null)
        {
            if (_final)
            {
                seen.Missing++;
                seen.Finding ??= ReleaseNotHeld.Find(name.ToString(), Near(cls, name, state),
                    node.Where, Method);
                _releases[key] = seen;
            }

            if (!state.Dropped.Contains(name))
            {
                state.Dropped.Add(name);
            }

            return;
        }

        if (_final)
        {
            seen.Held++;
            _releases[key] = seen;
        }

        state.Held.Remove(held);
        if (held.FromEntry)
        {
            state.Dropped.Add(name);
        }
        else if (variant is { } released && released != held.Variant)
        {
            state.Mismatch = (held, released, new Trail(node.Syntax, "released here", null));
        }
    }

    // A lock of the same class that is held instead is worth naming.
    private static string Near(LockClass? cls, Sym name, State state)
    {
        var other = cls is null ? null : state.Held.FirstOrDefault(h => h.Class == cls);
        return other is null ? "" : $", only '{other.Name}' is";
    }

    private void ReportReleases()
    {
        foreach (var pair in _releases.OrderBy(p => p.Key.Item1.Syntax?.SpanStart ?? 0))
        {
            var (held, missing, finding) = pair.Value;
            if (missing == 0 || finding is null)
            {
                continue;
            }

            string name = pair.Key.Item2;
            if (held == 0 && IsUnlockWrapper())
            {
                continue;
            }

            Report(held == 0 ? finding
                : StateDiffers.Find(name, "released, but it is held", pair.Key.Item1.Where, Method));
        }
    }

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
        if (child.IsNull || Conditions.Known(_table, state, child) == false
            || state.Relations.Contains((child, parent)))
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
