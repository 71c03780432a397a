// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Summaries;

/// <summary>
/// Who calls whom. A call through a pointer may reach every function of its signature whose
/// address is taken somewhere.
/// </summary>
internal sealed class CallGraph
{
    private readonly Dictionary<Body, HashSet<IMethodSymbol>> _callees = [];
    private readonly HashSet<ISymbol> _called = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _taken = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<string, List<IMethodSymbol>> _bySignature = [];
    private readonly Dictionary<Body, List<Node>> _pointers = [];
    private readonly Dictionary<ISymbol, List<IMethodSymbol>> _stored = new(SymbolEqualityComparer.Default);
    private readonly HashSet<ISymbol> _open = new(SymbolEqualityComparer.Default);

    public bool HasCallers(IMethodSymbol method) => _called.Contains(method);

    public bool IsAddressTaken(IMethodSymbol method) => _taken.Contains(method);

    public IEnumerable<IMethodSymbol> CalleesOf(Body body) => _callees[body];

    /// <summary>
    /// What a call through a pointer may reach. A field that is only ever given addresses of
    /// functions reaches these; any other pointer reaches everything of its signature.
    /// </summary>
    public IEnumerable<IMethodSymbol> Candidates(Node call)
    {
        if (call.A is { Kind: NodeKind.Load, A: { Kind: NodeKind.Field, Symbol: { } field } }
            && !_open.Contains(field))
        {
            return _stored.TryGetValue(field, out var stored) ? stored : [];
        }

        return call.Symbol is IMethodSymbol signature
            && _bySignature.TryGetValue(Signature(signature), out var list) ? list : [];
    }

    public void Build(IEnumerable<Body> bodies, KernelModel model)
    {
        foreach (var body in bodies)
        {
            var callees = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
            var pointers = new List<Node>();
            _callees.Add(body, callees);
            _pointers.Add(body, pointers);
            foreach (var block in body.Blocks)
            {
                foreach (var node in block.Nodes)
                {
                    Visit(node, callees, pointers, model);
                }

                Visit(block.Condition, callees, pointers, model);
                Visit(block.Returned, callees, pointers, model);
            }
        }

        foreach (var pair in _pointers)
        {
            foreach (var call in pair.Value)
            {
                _callees[pair.Key].UnionWith(Candidates(call));
            }
        }
    }

    private void Visit(Node? node, HashSet<IMethodSymbol> callees, List<Node> pointers,
        KernelModel model)
    {
        if (node is null)
        {
            return;
        }

        switch (node.Kind)
        {
            case NodeKind.Call when node.Symbol is IMethodSymbol method:
                callees.Add(method);
                _called.Add(method);
                break;
            case NodeKind.MethodAddress when node.Symbol is IMethodSymbol method:
                callees.Add(method);
                if (_taken.Add(method))
                {
                    string signature = Signature(method);
                    if (!_bySignature.TryGetValue(signature, out var list))
                    {
                        _bySignature.Add(signature, list = []);
                    }

                    list.Add(method);
                }

                break;
            case NodeKind.CallPointer when node.A is not { Kind: NodeKind.Load, A.Kind: NodeKind.Param }:
                pointers.Add(node);
                break;
            case NodeKind.Assign when node.A is { Kind: NodeKind.Field, Symbol: { } field }
                && field is IFieldSymbol { Type: IFunctionPointerTypeSymbol }:
                Stored(field, node.B!);
                break;
            case NodeKind.AddressOf when node.A is { Kind: NodeKind.Field, Symbol: { } field }
                && field is IFieldSymbol { Type: IFunctionPointerTypeSymbol }:
                _open.Add(field);
                break;
            default:
                break;
        }

        Visit(node.A, callees, pointers, model);
        Visit(node.B, callees, pointers, model);
        foreach (var arg in node.Args)
        {
            Visit(arg, callees, pointers, model);
        }
    }

    private void Stored(ISymbol field, Node value)
    {
        if (value is { Kind: NodeKind.MethodAddress, Symbol: IMethodSymbol method })
        {
            if (!_stored.TryGetValue(field, out var list))
            {
                _stored.Add(field, list = []);
            }

            if (!list.Contains(method, SymbolEqualityComparer.Default))
            {
                list.Add(method);
            }
        }
        else if (value.Kind != NodeKind.Const)
        {
            _open.Add(field);
        }
    }

    private static string Signature(IMethodSymbol method) =>
        string.Join(",", method.Parameters.Select(p => p.RefKind + " " + p.Type.ToDisplayString()))
        + ":" + method.ReturnType.ToDisplayString();
}
