// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>What this assembly says about types that it cannot put attributes on.</summary>
internal sealed class Descriptions
{
    private readonly Dictionary<ISymbol, INamedTypeSymbol> _of =
        new(SameSymbol.Default);

    public Descriptions(Compilation compilation)
    {
        if (compilation.GetTypeByMetadataName("Linux.Annotations.DescribesAttribute") is null)
            return;

        var open = new Stack<INamespaceOrTypeSymbol>([compilation.Assembly.GlobalNamespace]);
        while (open.Count > 0)
        {
            foreach (var member in open.Pop().GetMembers().OfType<INamespaceOrTypeSymbol>())
            {
                open.Push(member);
                if (member is INamedTypeSymbol { TypeKind: TypeKind.Class } type)
                    Read(type);
            }
        }
    }

    /// <summary>The class that describes a type, null when none does.</summary>
    public INamedTypeSymbol? Of(INamedTypeSymbol? type) => _of.Count > 0 && type is not null
        && _of.TryGetValue(type.OriginalDefinition, out var description) ? description : null;

    /// <summary>The method that describes a method of another type, null when none does.</summary>
    public IMethodSymbol? Of(IMethodSymbol method) => Of(method.ContainingType) is not { } type
        ? null
        : type.GetMembers(method.Name).OfType<IMethodSymbol>().FirstOrDefault(m =>
            m.Parameters.Length == method.Parameters.Length
            && m.Parameters.Zip(method.Parameters, Same).All(same => same));

    private static bool Same(IParameterSymbol a, IParameterSymbol b) => a.RefKind == b.RefKind
        && SameSymbol.Default.Equals(a.Type, b.Type);

    private void Read(INamedTypeSymbol type)
    {
        foreach (var (name, data) in AttributeReader.Of(type))
        {
            if (name == "Describes" && data.ConstructorArguments.Length > 0
                && data.ConstructorArguments[0].Value is INamedTypeSymbol described)
                _of[described.OriginalDefinition] = type;
        }
    }
}
