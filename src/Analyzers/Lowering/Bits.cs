// SPDX-License-Identifier: GPL-2.0-only
using System;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Lowering;

/// <summary>Flags that are spelled as constants.</summary>
internal static class Bits
{
    /// <summary>The value of a constant number, null for anything else.</summary>
    public static ulong? Of(Node? node)
    {
        if (node is not { Kind: NodeKind.Const })
            return null;

        unchecked
        {
            return node.Value switch
            {
                null => 0,
                long or int or short or sbyte => (ulong)Convert.ToInt64(node.Value),
                ulong or uint or ushort or byte => Convert.ToUInt64(node.Value),
                _ => null,
            };
        }
    }
}

/// <summary>Questions about symbols.</summary>
internal static class Symbols
{
    /// <summary>True when other assemblies can call a method.</summary>
    public static bool IsVisibleOutside(this IMethodSymbol method)
    {
        for (ISymbol? symbol = method; symbol is not null and not INamespaceSymbol;
            symbol = symbol.ContainingSymbol)
        {
            if (symbol.DeclaredAccessibility is not (Accessibility.Public
                or Accessibility.Protected or Accessibility.ProtectedOrInternal))
                return false;
        }

        return true;
    }
}
