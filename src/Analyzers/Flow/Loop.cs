// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Analyzers.Flow;

/// <summary>A loop of a function, and the ranges of locks that it takes or gives back.</summary>
internal sealed class Loop(Block head)
{
    public Block Head => head;
    public HashSet<Block> Blocks { get; } = [head];

    /// <summary>
    /// True when the variables of the loop have names of their own from its head on.
    /// </summary>
    public bool Widened { get; set; }

    public List<Held> Taken { get; } = [];

    /// <summary>What is given back, and where.</summary>
    public Dictionary<Sym, Location> Given { get; } = [];

    /// <summary>How many locks of each class are held when the loop is entered.</summary>
    public Dictionary<string, int> AtEntry { get; } = [];

    /// <summary>The variables that it assigns.</summary>
    public HashSet<ISymbol> Variables { get; } = new(SameSymbol.Default);

    /// <summary>True when nothing in it counts down.</summary>
    public bool Ascending { get; private set; } = true;

    public bool Contains(SyntaxNode? syntax) => Blocks.Any(b => b.Contains(syntax));

    public static IReadOnlyList<Loop> Of(Body body)
    {
        if (!Array.Exists(body.Blocks, b => b.IsLoopHead))
            return [];

        var loops = new Dictionary<Block, Loop>();
        var before = new Dictionary<Block, List<Block>>();
        foreach (var block in body.Blocks)
        {
            foreach (var next in new[] { block.Next, block.WhenTrue, block.WhenFalse })
            {
                if (next is null)
                    continue;

                if (!before.TryGetValue(next, out var list))
                    before.Add(next, list = []);

                list.Add(block);
            }
        }

        foreach (var head in body.Blocks.Where(b => b.IsLoopHead))
        {
            var loop = new Loop(head);
            loops.Add(head, loop);
            foreach (var back in before[head].Where(b => b.Order >= head.Order))
                loop.Collect(back, before);

            foreach (var block in loop.Blocks)
                loop.Assigned(block);
        }

        return [.. loops.Values.OrderBy(l => l.Blocks.Count).ThenBy(l => l.Head.Order)];
    }

    private void Collect(Block last, Dictionary<Block, List<Block>> before)
    {
        var todo = new Stack<Block>();
        todo.Push(last);
        while (todo.Count > 0)
        {
            var block = todo.Pop();
            if (block.Order < head.Order || !Blocks.Add(block)
                || !before.TryGetValue(block, out var earlier))
                continue;

            foreach (var one in earlier)
                todo.Push(one);
        }
    }

    private void Assigned(Block block)
    {
        foreach (var node in block.Nodes)
            Assigned(node);

        Assigned(block.Condition);
    }

    private void Assigned(Node? node)
    {
        if (node is null)
            return;

        if (node is
            {
                Kind: NodeKind.Assign or NodeKind.Compound or NodeKind.Increment
                    or NodeKind.AddressOf,
                A: { Kind: NodeKind.Local or NodeKind.Param, Symbol: { } variable }
            })
        {
            Variables.Add(variable);
            Ascending &= node.Syntax is null
                || node.Syntax.Kind() is not (SyntaxKind.PostDecrementExpression
                    or SyntaxKind.PreDecrementExpression
                    or SyntaxKind.SubtractAssignmentExpression);
        }

        Assigned(node.A);
        Assigned(node.B);
        foreach (var arg in node.Args)
            Assigned(arg);
    }

    /// <summary>
    /// The range that a name belongs to when the loop changes nothing of it but indices; null when
    /// it is no element that the loop comes to.
    /// </summary>
    public Sym? RangeOf(SymTable table, Sym name)
    {
        var range = Replace(table, name);
        return ReferenceEquals(range, name) ? null : range;
    }

    private Sym? Replace(SymTable table, Sym name)
    {
        if (!name.Volatile)
            return name;

        switch (name.Kind)
        {
            case SymKind.Element or SymKind.Field or SymKind.Load when name.A is { } inner:
                var changed = Replace(table, inner);
                var index = name.B is { } b && Changes(b)
                    ? table.Get(SymKind.Each, null) : name.B;
                return changed is null ? null
                    : table.Get(name.Kind, name.Tag, name.Number, changed, index);
            case SymKind.Call when name.A is { } list:
                return table.Get(name.Kind, name.Tag, name.Number, Arguments(table, list));
            default:
                return Changes(name) ? null : name;
        }
    }

    private Sym Arguments(SymTable table, Sym list) => table.Get(list.Kind, list.Tag, list.Number,
        list.A is { } first && Changes(first) ? table.Get(SymKind.Each, null) : list.A,
        list.B is null ? null : Arguments(table, list.B));

    // What the loop makes, or calls by its own name.
    private bool Changes(Sym value) => value.Volatile
        && ((value.Kind == SymKind.Phi && ReferenceEquals(value.Tag, head))
            || (value is { Kind: SymKind.Fresh, Tag: Node { Syntax: { } syntax } }
                && Contains(syntax))
            || (value.A is { } a && Changes(a)) || (value.B is { } b && Changes(b)));

    /// <summary>True when a name has an index that the loop may be about.</summary>
    public static bool HasIndex(Sym? name) => name switch
    {
        null => false,
        { Kind: SymKind.Element } => true,
        { Kind: SymKind.Call, A: not null } => true,
        _ => HasIndex(name.A),
    };
}
