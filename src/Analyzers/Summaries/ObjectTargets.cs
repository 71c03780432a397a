// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Which fields and globals the pointers to structs may point to, by what is stored into each
/// anywhere in the compilation. A pointer that others may store to stands for its type as well.
/// </summary>
internal sealed class ObjectTargets
{
    private readonly Dictionary<ISymbol, List<Node>> _sources = new(SameSymbol.Default);

    private KernelModel? _model;

    /// <summary>Globals are what the parameters of their initialisers point to.</summary>
    public void Declare(IEnumerable<INamedTypeSymbol> types, KernelModel model)
    {
        _model = model;
        foreach (var global in types.SelectMany(t => model.Versions.MembersOf(t))
            .OfType<IPropertySymbol>())
        {
            if (model.Of(global).Init is { } name
                && model.Versions.Of(global.ContainingType).GetMembers(name).OfType<IMethodSymbol>()
                    .FirstOrDefault(m => m.Parameters.Length > 0) is { } method)
                Add(method.Parameters[0], new Node(NodeKind.AddressOf, null, null)
                {
                    A = new Node(NodeKind.Static, null, global.Type) { Symbol = global },
                });
        }
    }

    /// <summary>Takes in one node of a body; its parts come by themselves.</summary>
    public void Visit(Node node)
    {
        if (node.Kind == NodeKind.Assign && Holder(node.A!) is { } holder)
            Add(holder, node.B!);
        else if (node.Kind == NodeKind.Call && node.Symbol is IMethodSymbol method)
        {
            for (int i = 0; i < node.Args.Length && i < method.Parameters.Length; i++)
            {
                if (IsPointer(method.Parameters[i].Type))
                    Add(method.Parameters[i], node.Args[i]);
            }
        }
    }

    /// <summary>What an expression may point to.</summary>
    public IEnumerable<ISymbol> Named(Node pointer)
    {
        var found = new HashSet<ISymbol>(SameSymbol.Default);
        Collect(pointer, found);
        return found;
    }

    /// <summary>What a name may stand for.</summary>
    public IEnumerable<ISymbol> Named(Sym name)
    {
        var found = new HashSet<ISymbol>(SameSymbol.Default);
        var place = name switch
        {
            { Kind: SymKind.Load, A: { } read } => read,
            { Kind: SymKind.Fresh, B: { } origin } => origin,
            _ => null,
        };
        if (name is { Kind: SymKind.Call, Number: 1 })
        {
            // What belongs to a CPU is one with what belongs to the others.
            for (var list = name.A; list is not null; list = list.B)
            {
                if (list.A is { } argument)
                    found.UnionWith(Named(argument));
            }
        }
        else if (name is
        {
            Kind: SymKind.Field or SymKind.Static or SymKind.Local,
            Tag: ISymbol field
        })
            found.Add(field.OriginalDefinition);
        else if ((place ?? name).Tag is ISymbol holder
            && (place ?? name).Kind is SymKind.Param or SymKind.Field or SymKind.Static
                or SymKind.Local or SymKind.Outer)
            Collect(holder, found);

        return found;
    }

    private void Collect(Node pointer, HashSet<ISymbol> found)
    {
        if (pointer is { Kind: NodeKind.Call, Symbol: IMethodSymbol { } stable }
            && _model?.Of(stable).StableAddress == true && pointer.Args.Length > 0)
            Collect(pointer.Args[0], found);
        else if (pointer is { Kind: NodeKind.AddressOf, A.Symbol: { } field })
            found.Add(field.OriginalDefinition);
        else if (pointer is { Kind: NodeKind.Load, A: { } place } && Holder(place) is { } holder)
            Collect(holder, found);
    }

    private void Collect(ISymbol holder, HashSet<ISymbol> found)
    {
        // The variable itself is a name, too: the same one is used elsewhere.
        if (!found.Add(holder))
            return;

        if (_sources.TryGetValue(holder, out var sources))
        {
            foreach (var source in sources)
                Collect(source, found);
        }

        // Nobody knows what comes in from outside, so it is one with what else does.
        if (holder is IParameterSymbol { Type: IPointerTypeSymbol { PointedAtType: { } type } }
            && sources is null)
            found.Add(type);
    }

    private void Add(ISymbol holder, Node source)
    {
        if (!_sources.TryGetValue(holder, out var list))
            _sources.Add(holder, list = []);

        list.Add(source);
    }

    private static ISymbol? Holder(Node place) =>
        place.Kind is NodeKind.Field or NodeKind.Static or NodeKind.Local or NodeKind.Param
            && IsPointer(place.Type) ? place.Symbol?.OriginalDefinition : null;

    private static bool IsPointer(ITypeSymbol? type) => type is IPointerTypeSymbol
    {
        PointedAtType: INamedTypeSymbol
        {
            TypeKind: TypeKind.Struct,
            SpecialType: SpecialType.None
        }
    };
}
