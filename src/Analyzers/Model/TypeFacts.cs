// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>What attributes of a type say about all its values.</summary>
internal sealed class TypeFacts
{
    private readonly Dictionary<ISymbol, bool> _atomics = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, bool> _guards = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, bool> _unions = new(SameSymbol.Default);

    public bool IsAtomic(ITypeSymbol? type) => Has(_atomics, type, "AtomicType");

    /// <summary>True for a struct whose fields lie over each other.</summary>
    public bool IsUnion(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Struct } named)
            return false;

        if (!_unions.TryGetValue(named, out bool union))
            _unions.Add(named, union = named.GetAttributes().Any(a =>
                a.AttributeClass?.Name == "StructLayoutAttribute"
                && a.ConstructorArguments.Length == 1
                && a.ConstructorArguments[0].Value is 2));

        return union;
    }

    public bool IsGuard(ITypeSymbol? type) => Has(_guards, type, "ScopedGuard")
        || Framework.IsGuard(type);

    private static bool Has(Dictionary<ISymbol, bool> cache, ITypeSymbol? type, string attribute)
    {
        if (type is not INamedTypeSymbol named)
            return false;

        if (!cache.TryGetValue(named, out bool has))
        {
            foreach (var (name, _) in AttributeReader.Of(named.OriginalDefinition))
                has |= name == attribute;

            cache.Add(named, has);
        }

        return has;
    }
}
