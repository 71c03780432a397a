// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;

namespace Linux.Analyzers.Lowering;

/// <summary>
/// Lowers a method, and the local functions and lambdas inside as bodies of their own.
/// </summary>
internal static class Bodies
{
    public static IEnumerable<Body> Of(IMethodSymbol method, ControlFlowGraph graph, Location where)
    {
        var body = GraphBuilder.Build(method, graph, where);
        var all = new List<Body> { body };
        foreach (var local in graph.LocalFunctions)
            all.AddRange(Of(local.OriginalDefinition,
                graph.GetLocalFunctionControlFlowGraph(local)));

        foreach (var lambda in body.Blocks.SelectMany(Lambdas))
            all.AddRange(Of(lambda.Symbol, graph.GetAnonymousFunctionControlFlowGraph(lambda)));

        return all;
    }

    private static IEnumerable<Body> Of(IMethodSymbol method, ControlFlowGraph graph)
    {
        var syntax = graph.OriginalOperation.Syntax;
        return Of(method, graph, Location.Create(syntax.SyntaxTree, syntax.Span));
    }

    private static IEnumerable<IFlowAnonymousFunctionOperation> Lambdas(Block block)
    {
        var found = new List<IFlowAnonymousFunctionOperation>();
        foreach (var node in block.Nodes)
            Collect(node, found);

        Collect(block.Condition, found);
        Collect(block.Returned, found);
        return found;
    }

    private static void Collect(Node? node, List<IFlowAnonymousFunctionOperation> found)
    {
        if (node is null)
            return;

        // A finally block is copied, and its lambdas are the same ones.
        if (node.Value is IFlowAnonymousFunctionOperation lambda && !found.Contains(lambda))
            found.Add(lambda);

        Collect(node.A, found);
        Collect(node.B, found);
        foreach (var arg in node.Args)
            Collect(arg, found);
    }
}
