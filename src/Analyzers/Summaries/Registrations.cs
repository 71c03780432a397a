// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Which callbacks are registered with which objects, by the field that the object is, and in which
/// context each of them runs.
/// </summary>
internal sealed class Registrations(PointerTargets targets)
{
    private readonly List<(Node? Target, Node Callback, EntryContext Context)> _calls = [];
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _byField =
        new(SymbolEqualityComparer.Default);

    private readonly Dictionary<ISymbol, EntryContext> _contexts =
        new(SymbolEqualityComparer.Default);

    public void Visit(Node node, KernelModel model)
    {
        if (node.Kind == NodeKind.Call && node.Symbol is IMethodSymbol method
            && model.Of(method).Registers is { } fact
            && Argument(node, method, fact.Callback) is { } callback)
            _calls.Add((Argument(node, method, fact.Target), callback, fact.Context));
    }

    /// <summary>Ends the collecting: now it is known what every pointer may be.</summary>
    public void Resolve()
    {
        foreach (var (target, callback, context) in _calls)
        {
            foreach (var function in targets.Of(callback) ?? [])
            {
                // A callback that may sleep somewhere may not everywhere.
                _contexts.TryGetValue(function, out var known);
                _contexts[function] = known > context ? known : context;
                if (target is { Kind: NodeKind.AddressOf, A.Symbol: { } field })
                    Add(field.OriginalDefinition, function);
            }
        }
    }

    /// <summary>The context that a function is registered for, null for none.</summary>
    public EntryContext? ContextOf(IMethodSymbol function) =>
        _contexts.TryGetValue(function, out var context) ? context : null;

    public IReadOnlyList<IMethodSymbol> Of(ISymbol field) =>
        _byField.TryGetValue(field.OriginalDefinition, out var list) ? list : [];

    private void Add(ISymbol field, IMethodSymbol function)
    {
        if (!_byField.TryGetValue(field, out var list))
            _byField.Add(field, list = []);

        if (!list.Contains(function, SymbolEqualityComparer.Default))
            list.Add(function);
    }

    private static Node? Argument(Node call, IMethodSymbol method, string name)
    {
        var parameter = method.Parameters.FirstOrDefault(p => p.Name == name);
        return parameter is null || parameter.Ordinal >= call.Args.Length
            ? null
            : call.Args[parameter.Ordinal];
    }
}
