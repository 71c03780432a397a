// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Lowering;

internal enum NodeKind
{
    // Values.
    Const, MethodAddress, Load, AddressOf, Call, CallPointer, Assign, RefAssign, Compound,
    Increment, Not, Binary, Opaque, Capture, Each,

    // Places: what an address can be taken of.
    Local, Param, Static, Field, Deref, Element, CapturePlace, Temp, This, ReturnSlot,
}

/// <summary>
/// One expression of a method, cut down to what the rules need. Places and values are the same
/// class; a place is read through <see cref="NodeKind.Load"/>.
/// </summary>
internal sealed class Node(NodeKind kind, SyntaxNode? syntax, ITypeSymbol? type)
{
    public static readonly Node[] NoNodes = [];

    public NodeKind Kind { get; } = kind;
    public SyntaxNode? Syntax { get; } = syntax;
    public ITypeSymbol? Type { get; } = type;
    public Node? A { get; set; }
    public Node? B { get; set; }
    public Node[] Args { get; set; } = NoNodes;
    public ISymbol? Symbol { get; set; }

    /// <summary>A constant's value, the operator of a binary node, or a lambda.</summary>
    public object? Value { get; set; }

    /// <summary>A parameter's ordinal, or the id of a capture.</summary>
    public int Index { get; set; }

    /// <summary>True for a constant that is spelled as a literal.</summary>
    public bool Literal { get; set; }

    public Location Where => Syntax?.GetLocation() ?? Location.None;

    public bool IsPlace => Kind >= NodeKind.Local;

    public bool Contains(SyntaxNode syntax) => ReferenceEquals(Syntax, syntax)
        || (A?.Contains(syntax) ?? false) || (B?.Contains(syntax) ?? false)
        || Args.Any(n => n.Contains(syntax));
}

/// <summary>A straight run of nodes, then a choice or a jump.</summary>
internal sealed class Block(int index)
{
    public int Index { get; } = index;
    public Node[] Nodes { get; set; } = Node.NoNodes;

    /// <summary>The condition, null for a plain jump.</summary>
    public Node? Condition { get; set; }

    /// <summary>The value returned, when this block returns one.</summary>
    public Node? Returned { get; set; }

    /// <summary>The syntax of the return that leads to the exit from here.</summary>
    public SyntaxNode? ReturnSyntax { get; set; }
    public Block? WhenTrue { get; set; }
    public Block? WhenFalse { get; set; }
    public Block? Next { get; set; }
    public bool IsExit { get; set; }

    /// <summary>True when it ends in a throw that nothing here catches.</summary>
    public bool Throws { get; set; }
    public bool IsLoopHead { get; set; }

    /// <summary>The place in reverse postorder.</summary>
    public int Order { get; set; }

    public bool Contains(SyntaxNode? syntax) => syntax is not null
        && (Nodes.Any(n => n.Contains(syntax)) || (Condition?.Contains(syntax) ?? false)
            || (Returned?.Contains(syntax) ?? false));
}

/// <summary>A method ready for analysis.</summary>
internal sealed class Body(IMethodSymbol method, Location where)
{
    public IMethodSymbol Method { get; } = method;
    public Location Where { get; } = where;

    /// <summary>The place among all bodies, in the order of the text.</summary>
    public int Order { get; set; }
    public Block Entry { get; set; } = new(0);
    public Block[] Blocks { get; set; } = Array.Empty<Block>();

    /// <summary>True for a body with so many ways through it that it was not built.</summary>
    public bool IsTooLarge { get; set; }

    private Dictionary<Block, HashSet<Block>>? _reachable;

    /// <summary>
    /// True when a path leads from one piece of code to another, or they share a block.
    /// </summary>
    public bool Leads(SyntaxNode? from, SyntaxNode? to)
    {
        var start = Blocks.FirstOrDefault(b => b.Contains(from));
        var end = Blocks.FirstOrDefault(b => b.Contains(to));
        if (start is null || end is null)
            return false;

        _reachable ??= [];
        if (!_reachable.TryGetValue(start, out var reached))
            _reachable.Add(start, reached = Reachable(start));

        return reached.Contains(end);
    }

    private static HashSet<Block> Reachable(Block start)
    {
        var reached = new HashSet<Block> { start };
        var todo = new Stack<Block>(reached);
        while (todo.Count > 0)
        {
            var block = todo.Pop();
            foreach (var next in new[] { block.Next, block.WhenTrue, block.WhenFalse })
            {
                if (next is not null && reached.Add(next))
                    todo.Push(next);
            }
        }

        return reached;
    }
}
