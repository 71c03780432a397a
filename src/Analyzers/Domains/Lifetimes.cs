// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Linux.Analyzers.Flow;

namespace Linux.Analyzers.Domains;

/// <summary>What has become of an object.</summary>
internal enum Life
{
    Freed,
    ShutDown,

    /// <summary>Queued by this function, or taken back without waiting for what runs.</summary>
    MayRun,

    /// <summary>Allocated here, and nobody has initialised its locks.</summary>
    Raw,

    /// <summary>A lock or a timer inside of a raw object that was initialised since.</summary>
    Ready,

    /// <summary>Ends with the frame of this function.</summary>
    InFrame,

    /// <summary>Set up as an object of a frame, which has to be ended.</summary>
    Begun,

    /// <summary>A node that this function has put on a list.</summary>
    Listed,

    /// <summary>Taken from where RCU readers find it, and they may still have it.</summary>
    Unpublished,
}

/// <summary>What this function has done to the lives of objects, and where.</summary>
internal sealed class Lifetimes : Domain<Lifetimes>
{
    public Dictionary<(Life Life, Sym Object), Trail> Known { get; private set; } = [];

    /// <summary>What this function has ended on every path, for its callers.</summary>
    public HashSet<(Life Life, Sym Object)> Ended { get; private set; } = [];

    public void Set(Life life, Sym name, Trail trail)
    {
        Known[(life, name)] = trail;
        Ended.Remove((life, name));
    }

    public void Clear(Life life, Sym name)
    {
        Known.Remove((life, name));
        if (name.Portable)
            Ended.Add((life, name));
    }

    /// <summary>What holds one object for each CPU, when a name is one of these.</summary>
    public static Sym? Around(Sym name) => name is
    { Kind: SymKind.Call, Number: 1, A: { Kind: SymKind.List, A: { } all } } ? all : null;

    public void ClearAll(Life life)
    {
        foreach (var key in Known.Keys.Where(k => k.Life == life).ToArray())
            Known.Remove(key);
    }

    /// <summary>Finds a part of an object, or the object itself.</summary>
    public (Sym Object, Trail Trail)? Within(Life life, Sym container)
    {
        foreach (var pair in Known)
        {
            if (pair.Key.Life != life)
                continue;

            for (var part = pair.Key.Object; part is not null; part = part.A)
            {
                if (ReferenceEquals(part, container))
                    return (pair.Key.Object, pair.Value);

                if (part.Kind is not (SymKind.Field or SymKind.Element))
                    break;
            }
        }

        return null;
    }

    public Trail? Of(Life life, Sym name) =>
        Known.Count > 0 && Known.TryGetValue((life, name), out var trail) ? trail : null;

    /// <summary>Finds an object that a place lies inside of, or is.</summary>
    public (Sym Object, Trail Trail)? Around(Life life, Sym place)
    {
        if (Known.Count == 0)
            return null;

        for (var part = place; part is not null; part = part.A)
        {
            if (Of(life, part) is { } trail)
                return (part, trail);

            if (part.Kind is not (SymKind.Field or SymKind.Element))
                return null;
        }

        return null;
    }

    public override Lifetimes Copy() => new() { Known = new(Known), Ended = [.. Ended] };

    public override void Key(StringBuilder text)
    {
        if (Known.Count == 0)
            return;

        foreach (var (life, name) in Known.Keys.OrderBy(k => k.Object.Id).ThenBy(k => k.Life))
            text.Append(name.Id).Append((char)('A' + (int)life));
    }

    // All that is known is in the key.
    public override bool Merge(Lifetimes other, Meeting at) =>
        Ended.RemoveWhere(e => !other.Ended.Contains(e)) > 0;

    public override bool Touched(Renaming by)
    {
        foreach (var pair in Known)
        {
            if (by.Touches(pair.Key.Object))
                return true;
        }

        foreach (var (_, ended) in Ended)
        {
            if (by.Touches(ended))
                return true;
        }

        return false;
    }

    public override void Rename(Renaming renaming)
    {
        if (Ended.Any(k => renaming.Touches(k.Object)))
            Ended = [.. Ended.Select(e => (e.Life, renaming.Of(e.Object)))];

        if (!Known.Keys.Any(k => renaming.Touches(k.Object)))
            return;

        var known = new Dictionary<(Life, Sym), Trail>();
        foreach (var pair in Known)
            known[(pair.Key.Life, renaming.Of(pair.Key.Object))] = pair.Value;

        Known = known;
    }

    public override void Forget(Renaming toOld)
    {
        // The next object of that name has a life of its own.
        foreach (var key in Known.Keys.Where(k => toOld.Touches(k.Object)).ToArray())
            Known.Remove(key);

        Ended.RemoveWhere(e => toOld.Touches(e.Object));
    }

    public override bool Covers(Lifetimes earlier, Join at) =>
        Ended.All(e => earlier.Ended.Contains(e));
}
