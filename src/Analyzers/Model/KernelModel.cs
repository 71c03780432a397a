// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Units;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Model;

/// <summary>The annotations of a compilation, read once for each symbol.</summary>
internal sealed class KernelModel
{
    private readonly Descriptions _descriptions;
    private readonly Dictionary<ISymbol, MethodFacts> _methods =
        new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, FieldFacts> _fields = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, string?> _inside = new(SameSymbol.Default);
    private readonly HashSet<ISymbol> _sleepers = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, LockKind?> _types = new(SameSymbol.Default);
    private readonly TypeFacts _other = new();
    private readonly Dictionary<ISymbol, bool> _levels = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, LockClass> _classOf = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, IFieldSymbol?> _links =
        new(SameSymbol.Default);

    public KernelModel(Compilation compilation)
    {
        _descriptions = new(compilation);
        Versions = new(compilation);
        Units = new(Versions);
        HasKernel = compilation.GetTypesByMetadataName("Linux.Kernel").Length > 0;
    }

    /// <summary>The versions of the declarations that are known.</summary>
    public Versions Versions { get; }

    public Compilation Compilation => Versions.Now;

    /// <summary>The units that are declared.</summary>
    public UnitFacts Units { get; }

    /// <summary>Classes of locks that no field or global tells.</summary>
    public AnonymousClasses Anonymous { get; } = new();

    /// <summary>False for code that has the attributes alone, and its own locks.</summary>
    public bool HasKernel { get; }

    /// <summary>Every class that was met, by name.</summary>
    public SortedDictionary<string, LockClass> Classes { get; } =
        new(StringComparer.Ordinal);

    /// <summary>
    /// Takes in other declarations, and forgets what was read from those that differ.
    /// </summary>
    public Func<ISymbol, bool> Follow(Compilation now, IReadOnlyCollection<string> differing)
    {
        var differs = Versions.Follow(now, differing);
        _methods.Forget(differs);
        _fields.Forget(differs);
        _inside.Forget(differs);
        _levels.Forget(differs);
        _links.Forget(differs);
        _classOf.Forget(differs);
        Units.Forget(differs);
        return differs;
    }

    /// <summary>The names of all types of locks that were met.</summary>
    public IEnumerable<string> LockTypes => _types.Where(t => t.Value is not null)
        .Select(t => t.Key.Name);

    public MethodFacts Of(IMethodSymbol method)
    {
        ISymbol key = method.OriginalDefinition;
        if (!_methods.TryGetValue(key, out var facts))
        {
            key = Versions.Of(key);
            method = (IMethodSymbol)key;
            facts = FactReader.Method(key);
            if (ReferenceEquals(facts, MethodFacts.None)
                && method.PartialDefinitionPart is { } definition)
            {
                facts = FactReader.Method(definition);
            }

            if (ReferenceEquals(facts, MethodFacts.None)
                && _descriptions.Of((IMethodSymbol)key) is { } description)
                facts = FactReader.Method(description);

            if (ReferenceEquals(facts, MethodFacts.None))
            {
                facts = FactReader.Implied(key);
            }

            _methods.Add(key, facts);
        }

        return facts;
    }

    /// <summary>True when a type is kept out of the analysis, with a reason.</summary>
    public bool IsTrusted(INamedTypeSymbol? type)
    {
        for (; type is not null; type = type.ContainingType)
        {
            if (Contract(type.OriginalDefinition).Trusted is not null)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True when the body of a method is analysed.</summary>
    public bool IsFollowed(IMethodSymbol method)
    {
        var facts = Of(method);
        return !facts.Primitive && facts.Trusted is null && !IsTrusted(method.ContainingType);
    }

    public MethodFacts Contract(INamedTypeSymbol type)
    {
        if (!_methods.TryGetValue(type, out var facts))
        {
            type = Versions.Of(type);
            facts = FactReader.Method(type);
            _methods.Add(type, facts);
        }

        return facts;
    }

    public FieldFacts Of(ISymbol field)
    {
        ISymbol key = field.OriginalDefinition;
        if (!_fields.TryGetValue(key, out var facts))
        {
            key = Versions.Of(key);
            facts = FactReader.Field(key);
            if (ReferenceEquals(facts, FieldFacts.None)
                && key is IPropertySymbol { PartialDefinitionPart: { } definition })
            {
                facts = FactReader.Field(definition);
            }

            _fields.Add(key, facts);
        }

        return facts;
    }

    /// <summary>The kind of lock that values of this type are, null for other types.</summary>
    public LockKind? LockKindOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (!_types.TryGetValue(named, out var kind))
        {
            foreach (var (name, data) in AttributeReader.Of(
                _descriptions.Of(named) ?? named.OriginalDefinition))
            {
                if (name == "LockType")
                {
                    kind = (LockKind)data.Number(0);
                    if (data.Named("SleepsOnRt") is true)
                        _sleepers.Add(named);
                }
            }

            _types.Add(named, kind ??= Framework.LockKindOf(named));
        }

        return kind;
    }

    /// <summary>The path of a lock that values of a type carry with them, null for none.</summary>
    public string? LockIn(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol
            {
                TypeKind: TypeKind.Struct,
                SpecialType: SpecialType.None
            } named)
            return null;

        // A copy of a sequence counter counts for the copy.
        if (LockKindOf(named) is { } kind)
            return kind == LockKind.Sequence ? null : named.Name;

        if (_inside.TryGetValue(named, out string? path))
            return path;

        _inside.Add(named, null);
        foreach (var member in Versions.MembersOf(named))
        {
            if (member is IFieldSymbol { IsStatic: false } field && LockIn(field.Type) is { } inner)
                path ??= LockKindOf(field.Type) is null ? field.Name + "." + inner : field.Name;
        }

        return _inside[named] = path;
    }

    /// <summary>True when one of the operations of a type says a nesting level.</summary>
    public bool HasLevels(INamedTypeSymbol type)
    {
        if (!_levels.TryGetValue(type, out bool has))
            _levels.Add(type, has = Versions.MembersOf(type).OfType<IMethodSymbol>()
                .Any(m => Of(m).Acquires.Any(a => a.Level is not null)));

        return has;
    }

    public bool IsAtomic(ITypeSymbol? type) => _other.IsAtomic(type);

    /// <summary>True for a struct whose fields lie over each other.</summary>
    public bool IsUnion(ITypeSymbol? type) => _other.IsUnion(type);

    public bool IsGuard(ITypeSymbol? type) => _other.IsGuard(type);

    /// <summary>The class of the lock that a field or a global holds.</summary>
    public LockClass? ClassOf(ISymbol symbol)
    {
        if (_classOf.TryGetValue(symbol, out var known))
        {
            return known;
        }

        var type = symbol switch
        {
            IFieldSymbol field => field.Type,
            IPropertySymbol property => property.Type,
            _ => null,
        };
        if (LockKindOf(type) is not { } kind)
        {
            return null;
        }

        var facts = Of(symbol);
        string name = facts.LockClass
            ?? (symbol.IsStatic ? symbol.Name : symbol.ContainingType.Name + "." + symbol.Name);
        if (!Classes.TryGetValue(name, out var found))
        {
            found = new LockClass(name, kind);
            Classes.Add(name, found);
        }

        found.SleepsOnRt = kind == LockKind.Mutex || _sleepers.Contains(type!);
        found.DeclaredInInterrupts |= facts.UsedInInterrupts;
        found.UsedInInterrupts |= facts.UsedInInterrupts;
        found.SameClass = facts.SameClass == SameClass.Forbidden ? found.SameClass
            : facts.SameClass;
        _classOf.Add(symbol, found);
        return found;
    }

    /// <summary>The class of what is locked by the variable that refers to it.</summary>
    public LockClass ClassOfObject(ISymbol symbol)
    {
        if (ClassOf(symbol) is { } known)
            return known;

        string name = symbol.ContainingType.Name + "." + symbol.Name;
        if (!Classes.TryGetValue(name, out var found))
        {
            found = new LockClass(name, LockKind.Mutex) { SleepsOnRt = true };
            Classes.Add(name, found);
        }

        return found;
    }

    /// <summary>The field of a struct that points to its parent, null when there is none.</summary>
    public IFieldSymbol? ParentLinkOf(ITypeSymbol? type)
    {
        if (type is not INamedTypeSymbol named)
        {
            return null;
        }

        if (!_links.TryGetValue(named, out var link))
        {
            foreach (var member in Versions.MembersOf(named))
            {
                if (member is IFieldSymbol field && Of(field).ParentLink)
                {
                    link = field;
                }
            }

            _links.Add(named, link);
        }

        return link;
    }
}
