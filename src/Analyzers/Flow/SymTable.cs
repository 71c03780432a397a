// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Linux.Analyzers.Flow;

/// <summary>Makes names and keeps them unique within one run of the analysis.</summary>
internal sealed class SymTable
{
    private const int Deepest = 14;

    private readonly struct Key(SymKind kind, object? tag, int number, Sym? a, Sym? b)
        : IEquatable<Key>
    {
        private readonly SymKind _kind = kind;
        private readonly object? _tag = tag;
        private readonly int _number = number;
        private readonly Sym? _a = a;
        private readonly Sym? _b = b;

        public bool Equals(Key other) => _kind == other._kind && _number == other._number
            && ReferenceEquals(_a, other._a) && ReferenceEquals(_b, other._b)
            && SameSymbol.Default.Equals(_tag, other._tag);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            int hash = ((int)_kind * 397) ^ _number;
            hash = (hash * 31) ^ SameSymbol.Default.GetHashCode(_tag);
            hash = (hash * 31) ^ (_a?.Hash ?? 0);
            return (hash * 31) ^ (_b?.Hash ?? 0);
        }
    }

    private readonly Dictionary<Key, Sym> _all = [];
    private readonly int _hash;

    public Sym Null { get; }
    public Sym True { get; }

    public SymTable()
    {
        _hash = RuntimeHelpers.GetHashCode(this);
        Null = Get(SymKind.Const, null);
        True = Get(SymKind.Const, true);
    }

    public Sym Const(object? value) =>
        Sym.IsZero(value) ? Null : Get(SymKind.Const, Normal(value));

    // The type of a number does not matter to its name.
    private static object? Normal(object? value) => value switch
    {
        int i => (long)i,
        uint u => (long)u,
        byte b => (long)b,
        sbyte b => (long)b,
        short s => (long)s,
        ushort s => (long)s,
        char c => (long)c,
        ulong u when u <= long.MaxValue => (long)u,
        _ => value,
    };

    public Sym Get(SymKind kind, object? tag, int number = 0, Sym? a = null, Sym? b = null)
    {
        int depth = 1 + Math.Max(a?.Depth ?? 0, b?.Depth ?? 0);
        if (depth > Deepest && kind != SymKind.Phi)
        {
            // Too long to be worth a name of its own.
            return Get(SymKind.Fresh, "deep", number);
        }

        var key = new Key(kind, tag, number, a, b);
        if (!_all.TryGetValue(key, out var sym))
        {
            bool here = kind is SymKind.Fresh or SymKind.Phi or SymKind.Saved or SymKind.Guard
                or SymKind.Old || (kind == SymKind.Load && number != 0);
            sym = new Sym
            {
                Kind = kind,
                Tag = tag,
                Number = number,
                A = a,
                B = b,
                Depth = depth,
                Id = _all.Count,
                Hash = (_all.Count * 31) ^ _hash,
                Volatile = here || (a?.Volatile ?? false) || (b?.Volatile ?? false),
                Portable = !here && kind is not (SymKind.Local or SymKind.Capture)
                    && (a?.Portable ?? true) && (b?.Portable ?? true),
            };
            _all.Add(key, sym);
        }

        return sym;
    }

    /// <summary>Replaces parts of a name; a part is looked at before its own parts.</summary>
    public Sym Map(Sym sym, Func<Sym, Sym?> change)
    {
        if (change(sym) is { } changed)
        {
            return changed;
        }

        if (sym.A is null && sym.B is null)
        {
            return sym;
        }

        var a = sym.A is null ? null : Map(sym.A, change);
        var b = sym.B is null ? null : Map(sym.B, change);
        return ReferenceEquals(a, sym.A) && ReferenceEquals(b, sym.B)
            ? sym
            : Get(sym.Kind, sym.Tag, sym.Number, a, b);
    }
}
