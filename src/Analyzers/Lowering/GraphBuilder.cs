// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Lowering;

/// <summary>
/// Builds the blocks of a method. A finally block is copied for every way through it, so that the
/// release at the end of a guard belongs to exactly one path.
/// </summary>
internal sealed class GraphBuilder
{
    /// <summary>Where a finally block goes on to, and what surrounds it.</summary>
    private sealed record Continuation(ImmutableArray<ControlFlowRegion> Regions, int At,
        ControlFlowBranch Branch, Continuation? Outer);

    private const int MostBlocks = 20_000;
    private readonly ControlFlowGraph _graph;
    private readonly Dictionary<(int, Continuation?), Block> _blocks = [];
    private readonly Dictionary<int, Node[]> _nodes = [];
    private readonly Queue<(BasicBlock, Continuation?, Block)> _todo = new();
    private readonly List<Block> _all = [];

    private GraphBuilder(ControlFlowGraph graph) => _graph = graph;

    // A capture that is stored to, or whose address is taken, stands for a place.
    private static void MarkPlaces(Node[] nodes, HashSet<int> places)
    {
        foreach (var node in nodes)
        {
            if (node.Kind == NodeKind.Capture)
            {
                node.Literal = places.Contains(node.Index);
            }
        }
    }

    private static HashSet<int> CapturedPlaces(ControlFlowGraph graph)
    {
        var places = new HashSet<int>();
        var captured = graph.Blocks.Any(b => b.Operations.Any(o => o is IFlowCaptureOperation));
        if (!captured)
        {
            return places;
        }

        foreach (var operation in graph.Blocks.SelectMany(b => b.Operations)
            .SelectMany(o => o.DescendantsAndSelf()))
        {
            if (operation is IFlowCaptureReferenceOperation reference && reference.Parent switch
            {
                IAssignmentOperation assignment => assignment.Target == reference,
                IIncrementOrDecrementOperation or IAddressOfOperation => true,
                IArgumentOperation argument => argument.Parameter?.RefKind != RefKind.None,
                _ => false,
            })
            {
                places.Add(reference.Id.GetHashCode());
            }
        }

        return places;
    }

    public static Body Build(IMethodSymbol method, ControlFlowGraph graph, Location where)
    {
        var builder = new GraphBuilder(graph);
        var places = CapturedPlaces(graph);
        var entry = builder.Target(graph.Blocks[0], null);
        while (builder._todo.Count > 0)
        {
            var (source, context, block) = builder._todo.Dequeue();
            builder.Fill(source, context, block);
            if (builder._all.Count > MostBlocks)
            {
                return new Body(method, where) { IsTooLarge = true };
            }
        }

        foreach (var nodes in builder._nodes.Values)
        {
            MarkPlaces(nodes, places);
        }

        return new Body(method, where)
        {
            Entry = entry,
            Blocks = Ordering.ReversePostorder(entry),
        };
    }

    private Block Target(BasicBlock source, Continuation? context)
    {
        if (source.Kind == BasicBlockKind.Exit)
        {
            context = null;
        }

        if (!_blocks.TryGetValue((source.Ordinal, context), out var block))
        {
            block = new Block(_all.Count) { IsExit = source.Kind == BasicBlockKind.Exit };
            _blocks.Add((source.Ordinal, context), block);
            _all.Add(block);
            _todo.Enqueue((source, context, block));
        }

        return block;
    }

    private void Fill(BasicBlock source, Continuation? context, Block block)
    {
        if (!_nodes.TryGetValue(source.Ordinal, out var nodes))
        {
            nodes = source.Operations.Select(Lowerer.Value).ToArray();
            _nodes.Add(source.Ordinal, nodes);
        }

        block.Nodes = nodes;
        var fall = source.FallThroughSuccessor;
        var other = source.ConditionalSuccessor;
        if (source.ConditionKind != ControlFlowConditionKind.None
            && source.BranchValue is { } value)
        {
            block.Condition = Lowerer.Value(value);
            bool jumpsOnTrue = source.ConditionKind == ControlFlowConditionKind.WhenTrue;
            block.WhenTrue = Follow(jumpsOnTrue ? other : fall, context);
            block.WhenFalse = Follow(jumpsOnTrue ? fall : other, context);
            return;
        }

        if (source.BranchValue is { } returned)
        {
            block.Returned = Lowerer.Value(returned);
        }

        if (fall?.Semantics == ControlFlowBranchSemantics.Return)
        {
            block.ReturnSyntax = source.BranchValue?.Syntax.Parent ?? source.BranchValue?.Syntax;
        }

        block.Throws = fall?.Semantics is ControlFlowBranchSemantics.Throw && !IsTried(source);
        block.Next = Follow(fall, context);
    }

    private static bool IsTried(BasicBlock block)
    {
        for (var region = block.EnclosingRegion; region is not null; region =
            region.EnclosingRegion)
        {
            if (region.Kind == ControlFlowRegionKind.Try)
                return true;
        }

        return false;
    }

    private Block? Follow(ControlFlowBranch? branch, Continuation? context)
    {
        if (branch is null)
        {
            return null;
        }

        if (branch.Semantics == ControlFlowBranchSemantics.StructuredExceptionHandling)
        {
            return context is null ? null : Continue(context);
        }

        if (branch.Destination is null)
        {
            return null;
        }

        return branch.FinallyRegions.IsEmpty
            ? Target(branch.Destination, context)
            : Continue(new Continuation(branch.FinallyRegions, -1, branch, context));
    }

    private Block? Continue(Continuation context)
    {
        int next = context.At + 1;
        if (next < context.Regions.Length)
        {
            return Target(_graph.Blocks[context.Regions[next].FirstBlockOrdinal],
                context with { At = next });
        }

        return context.Branch.Destination is { } destination
            ? Target(destination, context.Outer)
            : null;
    }
}
