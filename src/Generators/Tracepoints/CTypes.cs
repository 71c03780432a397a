// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Tracepoints;

/// <summary>C's spelling of the types that records and casts use.</summary>
internal static class CTypes
{
    /// <summary>
    /// An alias keeps its name, as a typedef does; one that starts with "unsigned_" or "long_"
    /// stands for C words that C# cannot write.
    /// </summary>
    public static string Spell(TypeSyntax syntax, ITypeSymbol? type)
    {
        switch (syntax)
        {
            case PointerTypeSyntax pointer:
                return SpellPointed(pointer.ElementType, type) + " *";
            case FunctionPointerTypeSyntax:
                return "void *";
            case PredefinedTypeSyntax predefined:
                return Predefined(predefined.Keyword.Text);
            case IdentifierNameSyntax name when type is { TypeKind: TypeKind.Enum }
                && name.Identifier.ValueText == type.Name:
                return "enum " + type.Name;
            case IdentifierNameSyntax name:
                var text = name.Identifier.ValueText;
                return text.StartsWith("unsigned_") || text.StartsWith("long_")
                    ? text.Replace('_', ' ')
                    : text;
            default:
                return syntax.ToString();
        }
    }

    private static string SpellPointed(TypeSyntax syntax, ITypeSymbol? pointer)
    {
        var pointed = (pointer as IPointerTypeSymbol)?.PointedAtType;
        var text = Spell(syntax, pointed);
        return pointed is { TypeKind: TypeKind.Struct, SpecialType: SpecialType.None }
            ? "struct " + text
            : text;
    }

    private static string Predefined(string keyword) => keyword switch
    {
        "ulong" => "unsigned long",
        "uint" => "unsigned int",
        "ushort" => "unsigned short",
        "byte" => "unsigned char",
        "sbyte" => "signed char",
        _ => keyword,
    };
}
