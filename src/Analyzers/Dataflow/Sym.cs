// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;

namespace Linux.Analyzers.Dataflow;

internal enum SymKind
{
    Const, Method, Param, This, Static, Local, Capture, Return,
    Field, Element, Load, Call, List, Fresh, Phi, Old, Binary, Not, Saved, Guard,
}

/// <summary>
/// The name of a value or an address, in terms of what the function was entered with. Equal names
/// are the same object.
/// </summary>
internal sealed class Sym
{
    public SymKind Kind { get; set; }

    /// <summary>A symbol, a node, a constant, an operator or the name of a function.</summary>
    public object? Tag { get; set; }
    public int Number { get; set; }
    public Sym? A { get; set; }
    public Sym? B { get; set; }
    public int Depth { get; set; }

    /// <summary>Numbers names in the order of their making, so that sorting is deterministic.</summary>
    public int Id { get; set; }

    /// <summary>False when a part of the name means something inside one function only.</summary>
    public bool Portable { get; set; }

    /// <summary>True when a part is <see cref="SymKind.Fresh"/>, Phi, Saved or Guard.</summary>
    public bool Volatile { get; set; }

    public bool IsNull => Kind == SymKind.Const && IsZero(Tag);

    public bool IsAddress => Kind is SymKind.Field or SymKind.Element or SymKind.Static
        or SymKind.Local or SymKind.Capture or SymKind.Method;

    /// <summary>What a place is inside of, at the bottom.</summary>
    public Sym Root
    {
        get
        {
            var sym = this;
            while (sym.Kind is SymKind.Field or SymKind.Element && sym.A is { } inner)
            {
                sym = inner;
            }

            return sym;
        }
    }

    public bool Mentions(Sym other)
    {
        if (ReferenceEquals(this, other))
        {
            return true;
        }

        return Depth > other.Depth
            && ((A?.Mentions(other) ?? false) || (B?.Mentions(other) ?? false));
    }

    public static bool IsZero(object? value) => value switch
    {
        null => true,
        bool b => !b,
        int i => i == 0,
        uint u => u == 0,
        long l => l == 0,
        ulong l => l == 0,
        byte b => b == 0,
        sbyte b => b == 0,
        short s => s == 0,
        ushort s => s == 0,
        char c => c == 0,
        _ => false,
    };

    public override string ToString() => SymPrinter.Print(this);
}

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
            && (ReferenceEquals(_tag, other._tag) || (_tag?.Equals(other._tag) ?? false));

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            int hash = ((int)_kind * 397) ^ _number;
            hash = (hash * 31) ^ (_tag?.GetHashCode() ?? 0);
            hash = (hash * 31) ^ (_a is null ? 0 : RuntimeHelpers.GetHashCode(_a));
            return (hash * 31) ^ (_b is null ? 0 : RuntimeHelpers.GetHashCode(_b));
        }
    }

    private readonly Dictionary<Key, Sym> _all = [];

    public Sym Null { get; }
    public Sym True { get; }

    public SymTable()
    {
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
        if (depth > Deepest)
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
