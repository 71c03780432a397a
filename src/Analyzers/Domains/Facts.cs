// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Domains;

/// <summary>What branches have said about values.</summary>
internal sealed class Facts : Domain<Facts>
{
    public Dictionary<Sym, bool> Known { get; private set; } = [];

    /// <summary>What the parameters are known to be on this path.</summary>
    public (Sym, bool)[] OfParameters() => Known.Count == 0
        ? []
        : Known.Where(f => f.Key.Portable && f.Key.Kind == SymKind.Param)
            .OrderBy(f => f.Key.Id).Select(f => (f.Key, f.Value)).ToArray();

    /// <summary>The values that are known to be equal, in an order that stays.</summary>
    public IEnumerable<Sym> Equalities() => Known.Where(f => f.Value && f.Key is
    {
        Kind: SymKind.Binary, Tag: BinaryOperatorKind.Equals,
        A.Kind: not SymKind.Const, B.Kind: not SymKind.Const
    }).Select(f => f.Key).OrderBy(k => k.Id);

    public override Facts Copy() => new() { Known = new(Known) };

    public override bool Merge(Facts other, Meeting at)
    {
        bool changed = false;
        foreach (var (_, name, a, b) in at.Differing)
        {
            var truth = Conditions.Known(at.Table, this, a);
            changed |= Set(name, truth == Conditions.Known(at.Table, other, b) ? truth : null);
        }

        foreach (var fact in Known.Keys.ToArray())
        {
            if (!at.IsName(fact)
                && (!other.Known.TryGetValue(fact, out bool value) || value != Known[fact]))
                changed |= Known.Remove(fact);
        }

        return changed;
    }

    public override bool Touched(Renaming by) => by.TouchesAny(Known);

    public override void Rename(Renaming renaming)
    {
        var known = new Dictionary<Sym, bool>(Known.Count);
        foreach (var pair in Known)
            known[renaming.Of(pair.Key)] = pair.Value;

        Known = known;
    }

    /// <summary>What was known about the old value is of no use under an old name.</summary>
    public override void Forget(Renaming toOld)
    {
        foreach (var fact in Known.Keys.Where(toOld.Touches).ToArray())
            Known.Remove(fact);
    }

    public override bool Covers(Facts earlier, Join at) => Known.All(f => at.IsName(f.Key)
        || (earlier.Known.TryGetValue(f.Key, out bool value) && value == f.Value));

    private bool Set(Sym name, bool? value)
    {
        if (value is not { } truth)
            return Known.Remove(name);

        bool same = Known.TryGetValue(name, out bool old) && old == truth;
        Known[name] = truth;
        return !same;
    }
}
