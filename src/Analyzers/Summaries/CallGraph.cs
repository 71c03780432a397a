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
    private readonly HashSet<ISymbol> _called = new(SameSymbol.Default);
    private readonly HashSet<ISymbol> _taken = new(SameSymbol.Default);
    private readonly Dictionary<string, List<IMethodSymbol>> _bySignature = [];
    private readonly Dictionary<Body, List<Node>> _pointers = [];
    private readonly PointerTargets _targets = new();
    private bool _followed;

    public CallGraph() => Registrations = new Registrations(_targets, Objects);

    /// <summary>What pointers to objects may point to.</summary>
    public ObjectTargets Objects { get; } = new();

    /// <summary>Which callbacks are registered with which objects.</summary>
    public Registrations Registrations { get; }

    public bool HasCallers(IMethodSymbol method) => _called.Contains(method);

    public bool IsAddressTaken(IMethodSymbol method) => _taken.Contains(method);

    public IEnumerable<IMethodSymbol> CalleesOf(Body body) => _callees[body];

    /// <summary>
    /// What a call through a pointer may reach: what is stored into the place that the pointer came
    /// from, and everything of its signature when that is not known. The set is closed when no
    /// other function can be meant.
    /// </summary>
    public (IReadOnlyList<IMethodSymbol> Functions, bool Closed) Candidates(Node call,
        ISymbol? origin)
    {
        if ((origin is null ? null : _targets.Of(origin)) is { } stored)
            return (stored, true);

        return origin is null && call.Kind == NodeKind.CallPointer
            && _targets.Of(call.A!) is { } known
            ? (known, true)
            : (OfSignature(call.Symbol as IMethodSymbol), false);
    }

    private IReadOnlyList<IMethodSymbol> OfSignature(IMethodSymbol? signature) =>
        signature is not null
        && _bySignature.TryGetValue(Signature(signature), out var list) ? list : [];

    public void Build(IEnumerable<Body> bodies, KernelModel model)
    {
        var all = bodies.ToArray();
        Objects.Declare(all.Select(b => b.Method.ContainingType).OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SameSymbol.Default), model);
        foreach (var body in all)
        {
            _followed = model.IsFollowed(body.Method);
            Registrations.Declare(body.Method, model);
            var callees = new HashSet<IMethodSymbol>(SameSymbol.Default);
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

        Registrations.Resolve();
        foreach (var pair in _pointers)
        {
            foreach (var call in pair.Value)
            {
                _callees[pair.Key].UnionWith(Reached(call));
            }
        }
    }

    // A pointer that is passed on is called by somebody whom this function waits for.
    private IReadOnlyList<IMethodSymbol> Reached(Node pointer) =>
        pointer.Kind == NodeKind.CallPointer
        ? Candidates(pointer, null).Functions
        : _targets.Of(pointer) ?? OfSignature((
            pointer.Type as IFunctionPointerTypeSymbol)?.Signature);

    private void Visit(Node? node, HashSet<IMethodSymbol> callees, List<Node> pointers,
        KernelModel model)
    {
        if (node is null)
        {
            return;
        }

        _targets.Visit(node);
        Objects.Visit(node);
        Registrations.Visit(node, model);
        switch (node.Kind)
        {
            case NodeKind.Call when node.Symbol is IMethodSymbol method:
                callees.Add(method);
                // Who is not followed cannot be asked for anything.
                if (_followed)
                    _called.Add(method);

                pointers.AddRange(node.Args.Where(a => a.Kind == NodeKind.Load
                    && a.Type is IFunctionPointerTypeSymbol && a.A!.Kind != NodeKind.Param));
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
            case NodeKind.CallPointer when node.A is not
            {
                Kind: NodeKind.Load,
                A.Kind: NodeKind.Param
            }:
                pointers.Add(node);
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
