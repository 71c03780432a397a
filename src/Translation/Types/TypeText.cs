// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Translation.Types;

/// <summary>Types and names as the port writes them.</summary>
internal static class TypeText
{
    /// <summary>The type's spelling.</summary>
    public static string Of(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol p => Of(p.PointedAtType) + "*",
        IFunctionPointerTypeSymbol f => Function(f.Signature),
        INamedTypeSymbol { SpecialType: not SpecialType.None } n => n.ToDisplayString(),
        INamedTypeSymbol { TypeArguments.Length: > 0 } g =>
            $"{g.Name}<{string.Join(", ", g.TypeArguments.Select(Of))}>",
        _ => Name(type.Name),
    };

    /// <summary>A C name, escaped where C# has a word of that spelling.</summary>
    public static string Name(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    private static string Function(IMethodSymbol signature) =>
        $"delegate*<{string.Join(", ", signature.Parameters.Select(p => Of(p.Type))
            .Append(Of(signature.ReturnType)))}>";
}
