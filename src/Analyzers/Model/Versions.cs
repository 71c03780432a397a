// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>
/// Two versions of the declarations of a project: the first, among which most of the code stays
/// bound, and those of now. What does not differ is looked up in the first, so that no other
/// version is kept for it.
/// </summary>
internal sealed class Versions
{
    private readonly Compilation _first;
    private IReadOnlyCollection<string> _differing = [];

    public Versions(Compilation first) => _first = Now = first;

    public Compilation Now { get; private set; }

    /// <summary>
    /// Takes in other declarations; returns what differed from the first before or does so now.
    /// </summary>
    public Func<ISymbol, bool> Follow(Compilation now, IReadOnlyCollection<string> differing)
    {
        var before = _differing;
        (Now, _differing) = (now, differing);
        return s => IsNamed(s, before) || IsNamed(s, differing);
    }

    /// <summary>The members of a type, as they are now.</summary>
    public ImmutableArray<ISymbol> MembersOf(INamedTypeSymbol type) => Of(type).GetMembers();

    /// <summary>The same symbol in the version that says how it is declared now.</summary>
    public T Of<T>(T symbol) where T : class, ISymbol
    {
        var from = IsNamed(symbol, _differing) ? Now : _first;
        return symbol.ContainingAssembly is not ISourceAssemblySymbol assembly
            || ReferenceEquals(assembly, from.Assembly) || assembly.Name != from.Assembly.Name
                ? symbol : Find(symbol, from.Assembly) as T ?? symbol;
    }

    /// <summary>True when a symbol, or what it belongs to, has one of the names.</summary>
    private static bool IsNamed(ISymbol symbol, IReadOnlyCollection<string> names) =>
        names.Count > 0 && (names.Contains(symbol.Name)
            || (symbol is IMethodSymbol { AssociatedSymbol: { } property }
                && names.Contains(property.Name))
            || (symbol is IParameterSymbol && IsNamed(symbol.ContainingSymbol, names)));

    private static ISymbol? Find(ISymbol symbol, IAssemblySymbol assembly) => symbol switch
    {
        INamedTypeSymbol { ContainingType: { } outer } type => !type.IsDefinition ? null
            : (Find(outer, assembly) as INamedTypeSymbol)?.GetTypeMembers(type.Name, type.Arity)
                .FirstOrDefault(),
        INamedTypeSymbol type => !type.IsDefinition ? null : assembly.GetTypeByMetadataName(
            type.ContainingNamespace is { IsGlobalNamespace: false } space
                ? space.ToDisplayString() + "." + type.MetadataName : type.MetadataName),
        IParameterSymbol parameter => Find(parameter.ContainingSymbol, assembly) is
            IMethodSymbol method && parameter.Ordinal < method.Parameters.Length
                ? method.Parameters[parameter.Ordinal] : null,
        { ContainingType: { } type } => (Find(type, assembly) as INamedTypeSymbol)?
            .GetMembers(symbol.Name).SelectMany(Parts)
            .FirstOrDefault(m => SameSymbol.Default.Equals(m, symbol)),
        _ => null,
    };

    private static IEnumerable<ISymbol> Parts(ISymbol member) => member switch
    {
        IMethodSymbol { PartialImplementationPart: { } method } => [member, method],
        IPropertySymbol { PartialImplementationPart: { } property } => [member, property],
        _ => [member],
    };
}
