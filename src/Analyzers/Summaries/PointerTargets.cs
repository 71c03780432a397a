// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Where function pointers come from: for every field, variable and parameter that holds one, what
/// is stored into it anywhere in the compilation. It knows no order and no objects.
/// </summary>
internal sealed class PointerTargets
{
    private readonly Dictionary<ISymbol, List<Node>> _sources = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, HashSet<ISymbol>> _fed = new(
        SameSymbol.Default);
    private readonly HashSet<ISymbol> _open = new(SameSymbol.Default);
    private readonly HashSet<ISymbol> _entered = new(SameSymbol.Default);
    private readonly Dictionary<ISymbol, List<IMethodSymbol>?> _known =
        new(SameSymbol.Default);

    /// <summary>Takes in one node of a body; its parts come by themselves.</summary>
    public void Visit(Node node)
    {
        switch (node.Kind)
        {
            case NodeKind.Assign when Holder(node.A!) is { } holder:
                Add(holder, node.B!);
                break;
            case NodeKind.AddressOf when Holder(node.A!) is { } exposed:
                _open.Add(exposed);
                break;
            case NodeKind.Call when node.Symbol is IMethodSymbol method:
                _entered.Add(method);
                for (int i = 0; i < node.Args.Length && i < method.Parameters.Length; i++)
                {
                    if (method.Parameters[i].Type is IFunctionPointerTypeSymbol)
                        Add(method.Parameters[i], node.Args[i]);
                }

                break;
            case NodeKind.MethodAddress when node.Symbol is IMethodSymbol method:
                // Whoever calls it through a pointer may pass anything.
                foreach (var parameter in method.Parameters)
                {
                    if (parameter.Type is IFunctionPointerTypeSymbol)
                        _open.Add(parameter);
                }

                break;
            default:
                break;
        }
    }

    /// <summary>The functions that a pointer may lead to, null when there may be others.</summary>
    public IReadOnlyList<IMethodSymbol>? Of(Node pointer) => pointer switch
    {
        { Kind: NodeKind.MethodAddress, Symbol: IMethodSymbol method } => [method],
        { Kind: NodeKind.Const } => [],
        { Kind: NodeKind.Load, A: { } place } when Holder(place) is { } holder => Of(holder),
        _ => null,
    };

    /// <summary>The functions whose addresses are stored into a symbol, null for any.</summary>
    public IReadOnlyList<IMethodSymbol>? Of(ISymbol holder)
    {
        if (_known.TryGetValue(holder, out var known))
            return known;

        // A cycle of stores adds nothing of its own.
        _known.Add(holder, []);
        var found = Find(holder);
        _known[holder] = found;
        return found;
    }

    /// <summary>
    /// Everything that what a symbol holds may have come through, itself included.
    /// </summary>
    public IReadOnlyCollection<ISymbol> FedBy(ISymbol holder)
    {
        if (_fed.TryGetValue(holder, out var found))
            return found;

        found = new(SameSymbol.Default) { holder };
        var open = new Stack<ISymbol>(found);
        while (open.Count > 0)
        {
            foreach (var source in _sources.TryGetValue(open.Pop(), out var list) ? list : [])
            {
                if (source is { Kind: NodeKind.Load, A: { } place } && Holder(place) is { } from
                    && found.Add(from))
                    open.Push(from);
            }
        }

        _fed.Add(holder, found);
        return found;
    }

    private List<IMethodSymbol>? Find(ISymbol holder)
    {
        // A function that nobody here calls is called from elsewhere.
        if (_open.Contains(holder)
            || (holder is IParameterSymbol && !_entered.Contains(holder.ContainingSymbol)))
            return null;

        if (!_sources.TryGetValue(holder, out var sources))
            return [];

        var found = new List<IMethodSymbol>();
        foreach (var source in sources)
        {
            if (Of(source) is not { } targets)
                return null;

            found.AddRange(targets.Where(t => !found.Contains(t, SameSymbol.Default)));
        }

        return found;
    }

    private void Add(ISymbol holder, Node source)
    {
        if (!_sources.TryGetValue(holder, out var list))
            _sources.Add(holder, list = []);

        list.Add(source);
    }

    private static ISymbol? Holder(Node place) =>
        place.Kind is NodeKind.Field or NodeKind.Static or NodeKind.Local or NodeKind.Param
            && place.Symbol is { } symbol && TypeOf(symbol) is IFunctionPointerTypeSymbol ? symbol
                : null;

    private static ITypeSymbol? TypeOf(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };
}
