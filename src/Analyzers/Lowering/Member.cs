// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Units;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Lowering;

/// <summary>The code of one method: bodies for the flow, operations for units.</summary>
internal sealed class Member(IReadOnlyList<Body> bodies, Code code)
{
    public IReadOnlyList<Body> Bodies { get; } = bodies;

    public Code Code { get; } = code;

    /// <summary>Binds and lowers one member, null where the compiler has nothing for it.</summary>
    public static Member? Read(SyntaxNode syntax, IMethodSymbol? method, SemanticModel model)
    {
        // A body that is bound alone has nothing around it.
        var operation = model.GetOperation(syntax) ?? model.GetOperation(Members.BodyOf(syntax)!);
        var (graph, block) = operation switch
        {
            IMethodBodyOperation body =>
                (ControlFlowGraph.Create(body), body.BlockBody ?? body.ExpressionBody),
            IConstructorBodyOperation body =>
                (ControlFlowGraph.Create(body), body.BlockBody ?? body.ExpressionBody),
            IBlockOperation { Parent: null } body => (ControlFlowGraph.Create(body), body),
            _ => (null, null),
        };
        if (graph is null || block is null || method is null)
            return null;

        var where = Location.Create(block.Syntax.SyntaxTree, block.Syntax.Span);
        var owner = method.OriginalDefinition;
        return new Member([.. Lowering.Bodies.Of(owner, graph, where)
            .OrderBy(b => b.Where.SourceSpan.Start)], new Code(owner, block));
    }
}
