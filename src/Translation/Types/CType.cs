// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Types;

/// <summary>Finds the port's type for one that C spells.</summary>
internal sealed class CType(PortNames names)
{
    private static readonly Dictionary<string, SpecialType> Basic = new()
    {
        ["void"] = SpecialType.System_Void,
        ["bool"] = SpecialType.System_Boolean,
        ["byte"] = SpecialType.System_Byte,
        ["sbyte"] = SpecialType.System_SByte,
        ["short"] = SpecialType.System_Int16,
        ["ushort"] = SpecialType.System_UInt16,
        ["int"] = SpecialType.System_Int32,
        ["uint"] = SpecialType.System_UInt32,
        ["long"] = SpecialType.System_Int64,
        ["ulong"] = SpecialType.System_UInt64,
        ["string"] = SpecialType.System_String,
    };

    private static readonly HashSet<string> Words =
    [
        "const", "volatile", "static", "struct", "union", "enum", "register", "__percpu", "__rcu",
        "__user", "__private", "__maybe_unused", "__always_unused", "inline",
    ];

    /// <summary>The compilation's type of a basic kind.</summary>
    public ITypeSymbol Of(SpecialType type) => names.Compilation.GetSpecialType(type);

    /// <summary>A pointer to the type.</summary>
    public ITypeSymbol PointerTo(ITypeSymbol type) =>
        names.Compilation.CreatePointerTypeSymbol(type);

    /// <summary>The type of that one spelling, such as <c>ulong</c> or <c>tmigr_group*</c>.</summary>
    public ITypeSymbol? Find(string canonical)
    {
        var name = canonical.TrimEnd('*');
        var type = Basic.TryGetValue(name, out var basic) ? Of(basic) : names.Type(name);
        for (var i = name.Length; i < canonical.Length && type is not null; i++)
            type = PointerTo(type);
        return type;
    }

    /// <summary>The type of <c>R ( * name ) ( A , B )</c>, or null.</summary>
    public ITypeSymbol? FunctionPointer(string spelling)
    {
        var tokens = CLexer.Read(spelling, (_, _) => { });
        var star = tokens.FindIndex(t => t.Is("(")) + 1;
        var open = tokens.FindIndex(Math.Max(star, 0), t => t.Is(")")) + 1;
        if (star < 2 || open < 1 || open >= tokens.Count || !tokens[star].Is("*") ||
            !tokens[open].Is("(") || Find(CTypes.Spell(tokens, 0, star - 1)) is not { } result)
            return null;
        var stars = tokens.Skip(star).TakeWhile(t => t.Is("*")).Count();
        var end = CTypes.Match(tokens, open, tokens.Count);
        var parameters = new List<ITypeSymbol>();
        for (var at = open + 1; at < end;)
        {
            var comma = CDeclarations.Next(tokens, at, end, ",");
            var spelled = CTypes.Spell(tokens, at, comma);
            if (spelled == "void")
                break;
            // A parameter may have a name.
            if ((Find(spelled) ?? (CDeclarations.Split(tokens, at, comma) is [var one]
                    ? Find(one.Type) : null)) is not { } parameter)
                return null;
            parameters.Add(parameter);
            at = comma + 1;
        }
        ITypeSymbol type = names.Compilation.CreateFunctionPointerTypeSymbol(result, RefKind.None,
            [.. parameters], [.. parameters.Select(_ => RefKind.None)]);
        for (; stars > 1; stars--)
            type = PointerTo(type);
        return type;
    }

    /// <summary>
    /// The name that C used, if the port has it as another name of <paramref name="type"/>:
    /// <c>u64</c> where the type is <c>ulong</c>.
    /// </summary>
    public string Spell(ITypeSymbol type, string? spelling)
    {
        var inner = type;
        var stars = "";
        for (; inner is IPointerTypeSymbol p; stars += "*")
            inner = p.PointedAtType;
        var word = spelling?.Split(' ').FirstOrDefault(w => !Words.Contains(w));
        // C's char is a byte wherever its name does not matter.
        if (word is not null and not "char")
        {
            var alias = names.Find(word).OfType<IAliasSymbol>().FirstOrDefault();
            if (SymbolEqualityComparer.Default.Equals(alias?.Target, inner))
                return word + stars;
            if (SymbolEqualityComparer.Default.Equals(alias?.Target, type))
                return word;
        }
        return TypeText.Of(type);
    }
}
