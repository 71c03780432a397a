// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// What is declared otherwise in one version of a project than in another, by names: what changed,
/// and every declaration that names something of it, and so on. Code that has none of these names
/// in it is bound as before.
/// </summary>
internal sealed class Differences
{
    // What the compiler calls without a name in the text, and what the rules look for everywhere.
    private static readonly HashSet<string> s_unnamed = new(StringComparer.Ordinal)
    {
        "GetEnumerator", "GetAsyncEnumerator", "MoveNext", "MoveNextAsync", "Current", "Dispose",
        "DisposeAsync", "Deconstruct", "Add", "GetAwaiter", "GetResult", "IsCompleted",
        "OnCompleted", "GetPinnableReference", "Slice", "Length", "Count", "Invoke", "Enter",
        "Exit", "EnterScope", "Equals", "ToString", "GetHashCode", "Finalize", "HasValue", "Value",
        "Select", "SelectMany", "Where", "Cast", "Join", "GroupJoin", "GroupBy", "OrderBy",
        "OrderByDescending", "ThenBy", "ThenByDescending", "Main", "PrintMembers", "Clone",
    };

    private static readonly string[] s_everywhere =
    [
        "LockClass", "LockType", "LockOrder", "AtomicType", "ScopedGuard", "Describes", "Level",
        "StructLayout", "FieldOffset", "ParentLink", "Trusted", "operator", "implicit", "explicit",
        "fixed", "override", "abstract", "virtual",
    ];

    private readonly HashSet<Piece> _seen = [];

    private Differences()
    {
    }

    /// <summary>What is declared otherwise, or means something else for that.</summary>
    public HashSet<string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>These, and the types that have them as members.</summary>
    public HashSet<string> Stale { get; } = new(StringComparer.Ordinal);

    /// <summary>
    /// The differences of two versions; null when everything may depend on what has changed.
    /// </summary>
    public static Differences? Of(IReadOnlyList<TreeShape> before, IReadOnlyList<TreeShape> now,
        IEnumerable<string> lockTypes)
    {
        var found = new Differences();
        var open = new List<Piece>();
        for (int i = 0; i < before.Count; i++)
        {
            if (ReferenceEquals(before[i], now[i]))
                continue;

            var (a, b) = (before[i].Declared, now[i].Declared);
            if (a.Around != b.Around || !HaveSameOrder(a, b) || !HaveSameOrder(b, a))
                return null;

            open.AddRange(Differing(a, b).Concat(Differing(b, a)));
        }

        var everywhere = new HashSet<string>(s_everywhere.Concat(lockTypes),
            StringComparer.Ordinal);
        if (open.Any(p => p.Names.Any(s_unnamed.Contains) || p.Declared.Overlaps(everywhere)))
            return null;

        foreach (var piece in open)
            found.Add(piece, !piece.IsMethod);

        found.Close([.. before.Concat(now).Distinct().SelectMany(s => s.Declared.Pieces)]);
        return found._seen.Any(p => p.Names.Any(s_unnamed.Contains)
            || (!p.IsMethod && p.Declared.Overlaps(everywhere))) ? null : found;
    }

    /// <summary>True when a declaration, or code, may mean something else.</summary>
    public bool Touch(IEnumerable<string> words) => Names.Overlaps(words);

    private static IEnumerable<Piece> Differing(DeclaredParts a, DeclaredParts b) => a.Pieces
        .Where(p => b.Find(p.Key) is not { } other || other.Signature != p.Signature);

    // What lies where follows from the order of the fields.
    private static bool HaveSameOrder(DeclaredParts a, DeclaredParts b)
    {
        int last = -1;
        foreach (var piece in a.Pieces.Where(p => !p.IsMethod))
        {
            if (b.Find(piece.Key) is not { } other)
                continue;

            if (other.Span.Start < last)
                return false;

            last = other.Span.Start;
        }

        return true;
    }

    private void Add(Piece piece, bool changesType)
    {
        if (!_seen.Add(piece))
            return;

        Names.UnionWith(piece.Names);
        Stale.UnionWith(piece.Names);
        Stale.Add(piece.Type);
        if (changesType && !piece.InStatic)
            Names.Add(piece.Type);
    }

    private void Close(IReadOnlyList<Piece> all)
    {
        for (int count = -1; count != _seen.Count;)
        {
            count = _seen.Count;
            foreach (var piece in all)
            {
                // What is behind a pointer is no part of the type.
                if (!_seen.Contains(piece) && Names.Any(piece.Declared.Contains))
                    Add(piece, !piece.IsMethod && !piece.Signature.Contains('*'));
            }
        }
    }
}
