// SPDX-License-Identifier: GPL-2.0-only

namespace Linux.Analyzers.Flow;

internal enum SymKind
{
    Const, Method, Param, This, Static, Local, Outer, Capture, Return,
    Field, Element, Each, Load, Call, List, Fresh, Phi, Old, Binary, Not, Saved, Guard,
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

    /// <summary>
    /// Numbers names in the order of their making, so that sorting is deterministic.
    /// </summary>
    public int Id { get; set; }

    /// <summary>False when a part of the name means something inside one function only.</summary>
    public bool Portable { get; set; }

    /// <summary>True when a part is <see cref="SymKind.Fresh"/>, Phi, Saved or Guard.</summary>
    public bool Volatile { get; set; }

    public bool IsNull => Kind == SymKind.Const && IsZero(Tag);

    public bool IsAddress => Kind is SymKind.Field or SymKind.Element or SymKind.Static
        or SymKind.Local or SymKind.Outer or SymKind.Capture or SymKind.Method;

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

    /// <summary>The value of a constant, 0 for what has none.</summary>
    public long Integer => Tag is long value ? value : 0;

    /// <summary>The name itself when callers understand it.</summary>
    public static Sym? PortableOrNull(Sym? name) => name is { Portable: true } ? name : null;

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

    /// <summary>Differs between the names of one table, and mostly between tables.</summary>
    public int Hash { get; set; }

    // Names are equal when they are the same object; to ask the runtime costs more.
    public override int GetHashCode() => Hash;

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override string ToString() => SymPrinter.Print(this);
}
