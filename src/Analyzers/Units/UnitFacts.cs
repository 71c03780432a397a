// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Units;

/// <summary>The units that attributes declare, read once for each symbol.</summary>
internal sealed class UnitFacts(Versions versions)
{
    private readonly Dictionary<ISymbol, Quantity?> _known = new(SameSymbol.Default);

    /// <summary>The declared unit of a symbol, or of a method's result; null without one.</summary>
    public Quantity? Of(ISymbol symbol)
    {
        // A local has no attributes.
        if (symbol.Kind == SymbolKind.Local)
            return null;

        var key = symbol.OriginalDefinition;
        if (!_known.TryGetValue(key, out var quantity))
        {
            key = versions.Of(key);
            _known.Add(key, quantity = Read(key));
        }

        return quantity;
    }

    /// <summary>Forgets what was read from some declarations.</summary>
    public void Forget(Func<ISymbol, bool> differs) => _known.Forget(differs);

    private static Quantity? Read(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => Read(method.GetReturnTypeAttributes())
            ?? (method.PartialDefinitionPart is { } part ? Read(part.GetReturnTypeAttributes())
                : null),
        IPropertySymbol { PartialDefinitionPart: { } definition } =>
            Read(symbol.GetAttributes()) ?? Read(definition.GetAttributes()),
        _ => Read(symbol.GetAttributes()),
    };

    private static Quantity? Read(ImmutableArray<AttributeData> attributes)
    {
        foreach (var data in attributes)
        {
            if (data.AttributeClass is not { ContainingNamespace.Name: "Annotations" } type
                || type.BaseType?.Name != "UnitAttribute"
                || !Enum.TryParse(type.Name.Replace("Attribute", ""), out Unit unit))
                continue;

            return Quantity.Of(unit, data.Named("Either") is true
                ? null : data.Named("Instant") is true);
        }

        return null;
    }
}
