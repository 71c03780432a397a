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
    private readonly Dictionary<Body, List<IMethodSymbol>> _pointers = [];

    public bool HasCallers(IMethodSymbol method) => _called.Contains(method);

    public bool IsAddressTaken(IMethodSymbol method) => _taken.Contains(method);

    public IEnumerable<IMethodSymbol> CalleesOf(Body body) => _callees[body];

    public IEnumerable<IMethodSymbol> Candidates(IMethodSymbol signature) =>
        _bySignature.TryGetValue(Signature(signature), out var list) ? list : [];

    public void Build(IEnumerable<Body> bodies, KernelModel model)
    {
        foreach (var body in bodies)
        {
            var callees = new HashSet<IMethodSymbol>(SymbolEqualityComparer.Default);
            var pointers = new List<IMethodSymbol>();
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
            foreach (var signature in pair.Value)
            {
                _callees[pair.Key].UnionWith(Candidates(signature));
            }
        }
    }

    private void Visit(Node? node, HashSet<IMethodSymbol> callees, List<IMethodSymbol> pointers,
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
            case NodeKind.CallPointer when node.Symbol is IMethodSymbol signature
                && node.A is not { Kind: NodeKind.Load, A.Kind: NodeKind.Param }:
                pointers.Add(signature);
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

    private static string Signature(IMethodSymbol method) =>
        string.Join(",", method.Parameters.Select(p => p.RefKind + " " + p.Type.ToDisplayString()))
        + ":" + method.ReturnType.ToDisplayString();
}
