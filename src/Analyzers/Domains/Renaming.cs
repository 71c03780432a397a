// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>One name takes the place of another, wherever it is a part of one.</summary>
internal sealed class Renaming(SymTable table, Sym from, Sym to)
{
    /// <summary>The name that what is given up goes by from now on.</summary>
    public static Renaming ToOld(SymTable table, Sym name) =>
        new(table, name, table.Get(SymKind.Old, null, 0, name));

    public bool Touches(Sym sym) => sym.Mentions(from);

    public bool TouchesAny(HashSet<Sym> names)
    {
        foreach (var name in names)
        {
            if (Touches(name))
                return true;
        }

        return false;
    }

    public bool TouchesAny<T>(Dictionary<Sym, T> named)
    {
        if (named.Count == 0)
            return false;

        foreach (var pair in named)
        {
            if (Touches(pair.Key) || (pair.Value is Sym value && Touches(value)))
                return true;
        }

        return false;
    }

    public Sym Of(Sym sym) => sym.Mentions(from)
        ? table.Map(sym, s => ReferenceEquals(s, from) ? to
            : s.Kind == SymKind.Old && ReferenceEquals(s.A, from) ? s : null)
        : sym;
}
