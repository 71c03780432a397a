// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.ContainerOf;

/// <summary>Reads the attributes of one struct; a wrong one is left out and reported.</summary>
internal static class ContainerReader
{
    public static bool CanExtend(INamedTypeSymbol type) =>
        type is { TypeKind: TypeKind.Struct, ContainingType: null, IsGenericType: false }
        && type.DeclaringSyntaxReferences.All(r =>
            r.GetSyntax() is StructDeclarationSyntax syntax
            && syntax.Modifiers.Any(SyntaxKind.PartialKeyword));

    public static ContainerModel? Read(INamedTypeSymbol type, IEnumerable<AttributeData> attributes)
    {
        if (!CanExtend(type))
        {
            return null;
        }

        var members = attributes.Select(a => ReadMember(type, a)).OfType<ContainerMember>()
            .Distinct().OrderBy(m => m.Suffix, System.StringComparer.Ordinal);
        var space = type.ContainingNamespace;
        return new ContainerModel(
            space.IsGlobalNamespace ? string.Empty : space.ToDisplayString(),
            type.Name,
            KernelNames.Text(type),
            new EquatableArray<ContainerMember>(members));
    }

    public static ContainerMember? ReadMember(INamedTypeSymbol type, AttributeData attribute)
    {
        if (attribute.ConstructorArguments is not [{ Value: string path }])
        {
            return null;
        }

        var names = path.Split('.');
        ITypeSymbol at = type;
        string? spelt = null;
        foreach (var name in names)
        {
            var field = at.GetMembers(name).OfType<IFieldSymbol>().FirstOrDefault();
            if (field is null or { IsStatic: true })
            {
                return null;
            }

            at = field.Type;
            spelt = KernelNames.IsUnknown(at) ? Declared(field) : KernelNames.Text(at);
        }

        return spelt is null
            ? null
            : new ContainerMember(
                string.Join(".", names.Select(KernelNames.Escape)),
                string.Join("_", names),
                spelt);
    }

    /// <summary>The type as written, for one that another generator brings.</summary>
    private static string? Declared(IFieldSymbol field) =>
        field.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
            .FirstAncestorOrSelf<VariableDeclarationSyntax>()?.Type.ToString();
}
