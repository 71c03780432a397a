// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers;

/// <summary>
/// Symbols are the same when the compiler says so, and symbols of two versions of a project when
/// they are declared under the same names with the same types. What is declared inside of a method
/// is the same in one version only.
/// </summary>
internal sealed class SameSymbol : IEqualityComparer<ISymbol?>
{
    public static readonly SameSymbol Default = new();

    /// <summary>The same for whatever a name has as its tag.</summary>
    public static readonly IEqualityComparer<object> Tags = new TagComparer();

    private sealed class TagComparer : IEqualityComparer<object>
    {
        public new bool Equals(object? a, object? b) => Default.Equals(a, b);

        public int GetHashCode(object tag) => Default.GetHashCode(tag);
    }

    public bool Equals(ISymbol? a, ISymbol? b)
    {
        if (ReferenceEquals(a, b))
            return true;

        if (a is null || b is null || a.Kind != b.Kind || a.Name != b.Name)
            return false;

        return SymbolEqualityComparer.Default.Equals(a, b) || (!IsOneVersion(a, b) && Alike(a, b));
    }

    /// <summary>True for what names have as tags: symbols, and everything else.</summary>
    public new bool Equals(object? a, object? b) => ReferenceEquals(a, b)
        || (a is ISymbol x ? b is ISymbol y && Equals(x, y) : a is not null && a.Equals(b));

    public int GetHashCode(ISymbol? symbol)
    {
        switch (symbol)
        {
            case null:
                return 0;
            case INamedTypeSymbol or IMethodSymbol or IFieldSymbol or IPropertySymbol
                or IEventSymbol:
                return (Hash(symbol.Name) * 31) + Hash(symbol.ContainingType?.Name);
            case IParameterSymbol parameter:
                return (((Hash(symbol.Name) * 31) + parameter.Ordinal) * 31)
                    + Hash(symbol.ContainingSymbol?.Name);
            case IPointerTypeSymbol pointer:
                return (GetHashCode(pointer.PointedAtType) * 31) + 1;
            case IArrayTypeSymbol array:
                return (GetHashCode(array.ElementType) * 31) + 2;
            case ILocalSymbol or ILabelSymbol or IRangeVariableSymbol:
                return SymbolEqualityComparer.Default.GetHashCode(symbol);
            default:
                return (int)symbol.Kind;
        }
    }

    /// <summary>The hash of a tag.</summary>
    public int GetHashCode(object? tag) =>
        tag is ISymbol symbol ? GetHashCode(symbol) : tag?.GetHashCode() ?? 0;

    // A few letters tell names apart well enough.
    private static int Hash(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return 0;

        int length = name!.Length;
        int hash = length;
        for (int i = 0; i < length; i += 1 + (length >> 3))
            hash = (hash * 31) + name[i];

        return (hash * 31) + name[length - 1];
    }

    private static bool IsOneVersion(ISymbol a, ISymbol b) =>
        a.ContainingAssembly is ISourceAssemblySymbol source
        && ReferenceEquals(source, b.ContainingAssembly);

    private bool Alike(ISymbol a, ISymbol b) => (a, b) switch
    {
        (INamedTypeSymbol x, INamedTypeSymbol y) => x.TypeKind == y.TypeKind
            && x.MetadataName == y.MetadataName && Equals(x.ContainingSymbol, y.ContainingSymbol)
            && All(x.TypeArguments, y.TypeArguments),
        (IMethodSymbol x, IMethodSymbol y) => Alike(x, y),
        (IFieldSymbol x, IFieldSymbol y) => x.IsStatic == y.IsStatic
            && Equals(x.ContainingSymbol, y.ContainingSymbol) && Equals(x.Type, y.Type),
        (IPropertySymbol x, IPropertySymbol y) => x.IsStatic == y.IsStatic
            && x.RefKind == y.RefKind
            && x.PartialDefinitionPart is null == y.PartialDefinitionPart is null
            && Equals(x.ContainingSymbol, y.ContainingSymbol) && Equals(x.Type, y.Type)
            && All(x.Parameters, y.Parameters),
        (IEventSymbol x, IEventSymbol y) => Equals(x.ContainingSymbol, y.ContainingSymbol),
        (IParameterSymbol x, IParameterSymbol y) => x.Ordinal == y.Ordinal
            && x.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.LambdaMethod }
            && Equals(x.ContainingSymbol, y.ContainingSymbol),
        (ITypeParameterSymbol x, ITypeParameterSymbol y) => x.Ordinal == y.Ordinal
            && x.TypeParameterKind == y.TypeParameterKind
            && x.ContainingSymbol?.Name == y.ContainingSymbol?.Name,
        (IPointerTypeSymbol x, IPointerTypeSymbol y) =>
            Equals(x.PointedAtType, y.PointedAtType),
        (IArrayTypeSymbol x, IArrayTypeSymbol y) => x.Rank == y.Rank
            && Equals(x.ElementType, y.ElementType),
        (IFunctionPointerTypeSymbol x, IFunctionPointerTypeSymbol y) =>
            Alike(x.Signature, y.Signature),
        (INamespaceSymbol x, INamespaceSymbol y) => x.IsGlobalNamespace
            ? y.IsGlobalNamespace && x.ContainingAssembly?.Name == y.ContainingAssembly?.Name
            : Equals(x.ContainingNamespace, y.ContainingNamespace),
        (IAssemblySymbol x, IAssemblySymbol y) => x.Identity.Equals(y.Identity),
        (IModuleSymbol x, IModuleSymbol y) =>
            Equals(x.ContainingAssembly, y.ContainingAssembly),
        (IDynamicTypeSymbol, IDynamicTypeSymbol) => true,
        _ => false,
    };

    private bool Alike(IMethodSymbol x, IMethodSymbol y) => x.MethodKind == y.MethodKind
        && x.MethodKind is not (MethodKind.LocalFunction or MethodKind.LambdaMethod)
        && x.IsStatic == y.IsStatic && x.Arity == y.Arity && x.RefKind == y.RefKind
        && x.PartialDefinitionPart is null == y.PartialDefinitionPart is null
        && Equals(x.ContainingSymbol, y.ContainingSymbol)
        && x.Parameters.Length == y.Parameters.Length
        && x.Parameters.Zip(y.Parameters, (p, q) => p.RefKind == q.RefKind
            && Equals(p.Type, q.Type)).All(same => same)
        && Equals(x.ReturnType, y.ReturnType) && All(x.TypeArguments, y.TypeArguments);

    private bool All(IEnumerable<ISymbol> a, IEnumerable<ISymbol> b) => a.SequenceEqual(b, this);
}
