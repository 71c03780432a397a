// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Domains;

/// <summary>
/// Which object is a child of which, beyond what the links in memory say, and which is smaller.
/// </summary>
internal sealed class Relations : Domain<Relations>
{
    public HashSet<(Sym Child, Sym Parent)> Pairs { get; private set; } = [];

    /// <summary>Which of two values is smaller, as the address of an object is.</summary>
    public HashSet<(Sym Low, Sym High)> Below { get; private set; } = [];

    /// <summary>Notes what a comparison says, alone or with those before it.</summary>
    public void Compare(SymTable table, Facts facts, Sym fact, bool truth)
    {
        if (fact is not { Kind: SymKind.Binary, A: { } a, B: { } b }
            || a.Kind == SymKind.Const || b.Kind == SymKind.Const)
            return;

        bool? Less(Sym x, Sym y) => facts.Known.TryGetValue(
            table.Get(SymKind.Binary, BinaryOperatorKind.LessThan, 0, x, y), out bool less)
            ? less : null;
        if (fact.Tag is BinaryOperatorKind.LessThan && truth)
            Below.Add((a, b));
        else if (fact.Tag is BinaryOperatorKind.LessThan && IsUnequal(table, facts, a, b))
            Below.Add((b, a));
        else if (fact.Tag is BinaryOperatorKind.Equals && !truth)
        {
            if (Less(a, b) == false)
                Below.Add((b, a));
            else if (Less(b, a) == false)
                Below.Add((a, b));
        }
    }

    private static bool IsUnequal(SymTable table, Facts facts, Sym a, Sym b) =>
        facts.Known.TryGetValue(Conditions.Canonical(table,
            table.Get(SymKind.Binary, BinaryOperatorKind.Equals, 0, a, b)).Fact, out bool equal)
        && !equal;

    public override Relations Copy() => new() { Pairs = [.. Pairs], Below = [.. Below] };

    /// <summary>
    /// Comes before the facts and the memory, because a pair that has got a new name on both paths
    /// is related under it when it was related under the old ones.
    /// </summary>
    public override bool Merge(Relations other, Meeting at)
    {
        bool changed = false;
        foreach (var x in at.Differing)
        {
            foreach (var y in at.Differing)
            {
                if (ReferenceEquals(x.Name, y.Name) || x.Place.Kind != SymKind.Local
                    || y.Place.Kind != SymKind.Local)
                    continue;

                bool both = at.Join.IsChildOf(at.Into, x.A, y.A)
                    && at.Join.IsChildOf(at.From, x.B, y.B);
                changed |= both
                    ? Pairs.Add((x.Name, y.Name)) && !ReferenceEquals(x.A, x.Name)
                    : Pairs.Remove((x.Name, y.Name));
            }
        }

        changed |= Pairs.RemoveWhere(r => !at.IsName(r.Child) && !at.IsName(r.Parent)
            && !other.Pairs.Contains(r)) > 0;
        return MergeBelow(other, at) || changed;
    }

    private bool MergeBelow(Relations other, Meeting at)
    {
        bool changed = false;
        foreach (var x in at.Differing)
        {
            foreach (var y in at.Differing)
            {
                if (ReferenceEquals(x.Name, y.Name))
                    continue;

                changed |= Below.Contains((x.A, y.A)) && other.Below.Contains((x.B, y.B))
                    ? Below.Add((x.Name, y.Name)) && !ReferenceEquals(x.A, x.Name)
                    : Below.Remove((x.Name, y.Name));
            }
        }

        changed |= Below.RemoveWhere(r => !at.IsName(r.Low) && !at.IsName(r.High)
            && !other.Below.Contains(r)) > 0;
        return changed;
    }

    public override bool Touched(Renaming by) => Touched(by, Pairs) || Touched(by, Below);

    private static bool Touched(Renaming by, HashSet<(Sym A, Sym B)> pairs)
    {
        foreach (var (a, b) in pairs)
        {
            if (by.Touches(a) || by.Touches(b))
                return true;
        }

        return false;
    }

    public override void Rename(Renaming renaming)
    {
        if (Pairs.Any(r => renaming.Touches(r.Child) || renaming.Touches(r.Parent)))
            Pairs = [.. Pairs.Select(r => (renaming.Of(r.Child), renaming.Of(r.Parent)))];

        if (Below.Any(r => renaming.Touches(r.Low) || renaming.Touches(r.High)))
            Below = [.. Below.Select(r => (renaming.Of(r.Low), renaming.Of(r.High)))];
    }

    public override bool Covers(Relations earlier, Join at) => Pairs.All(r =>
            at.IsName(r.Child) || at.IsName(r.Parent) || earlier.Pairs.Contains(r))
        && Below.All(r => at.IsName(r.Low) || at.IsName(r.High) || earlier.Below.Contains(r));
}
