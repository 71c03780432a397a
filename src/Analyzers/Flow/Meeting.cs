// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Analyzers.Flow;

/// <summary>
/// Two states that become one, and where they call the content of a place differently: it gets a
/// name of its own that belongs to the block where they meet.
/// </summary>
internal sealed class Meeting
{
    public Meeting(Join join, State into, State from)
    {
        Join = join;
        Into = into;
        From = from;
        var (a, b) = (into.Memory.Values, from.Memory.Values);
        foreach (var place in a.Keys)
            Compare(place, a, b);

        foreach (var place in b.Keys)
        {
            if (!a.ContainsKey(place))
                Compare(place, a, b);
        }

        Differing.Sort((x, y) => x.Place.Id.CompareTo(y.Place.Id));
    }

    public Join Join { get; }
    public State Into { get; }
    public State From { get; }
    public SymTable Table => Join.Table;
    public List<(Sym Place, Sym Name, Sym A, Sym B)> Differing { get; } = [];

    /// <summary>False when both states call everything the same.</summary>
    public bool HasNames => Differing.Count + AssignedOnce.Count > 0;

    /// <summary>Variables of one path alone, so nobody reads them before assigning them.</summary>
    public List<Sym> AssignedOnce { get; } = [];

    /// <summary>The number of a store for fields that the paths stored to differently.</summary>
    public int Epoch => -1 - Join.Block.Index;

    public bool IsName(Sym sym) => Join.IsName(sym);

    private void Compare(Sym place, Dictionary<Sym, Sym> into, Dictionary<Sym, Sym> from)
    {
        bool inA = into.TryGetValue(place, out var a);
        bool inB = from.TryGetValue(place, out var b);
        if (inA != inB && place.Kind is SymKind.Local or SymKind.Capture or SymKind.Return)
        {
            AssignedOnce.Add(place);
            return;
        }

        a ??= Into.Memory.Unread(Table, place);
        b ??= From.Memory.Unread(Table, place);
        if (ReferenceEquals(a, b))
            return;

        var name = Join.NameHere(place);
        Join.Origins.Join(name, a, b);
        Differing.Add((place, name, a, b));
    }
}
