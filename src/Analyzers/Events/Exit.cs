// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Events;

/// <summary>One end of a function: a state in which it returns, and where.</summary>
internal sealed class Exit(FunctionFlow flow, State state, Block from)
{
    public State State => state;

    /// <summary>What is returned, null for nothing.</summary>
    public Sym? Result { get; } = state.Memory.Values.TryGetValue(
        flow.Table.Get(SymKind.Return, null), out var value) ? value : null;

    /// <summary>The return statement, null at the end of the body.</summary>
    public SyntaxNode? Return { get; } = ReturnOf(from);

    public Location Where => Return?.GetLocation() ?? flow.EndOfBody();

    public bool? Truth => Result is null ? null : Conditions.Known(flow.Table, state.Facts, Result);

    /// <summary>
    /// True when a conditional [Acquires] says that nothing was taken on this way out.
    /// </summary>
    public bool Failed => flow.Facts.Acquires.Any(a => a.When != Model.Result.Any
        && Result is not null && Truth == (a.When == Model.Result.False));

    /// <summary>
    /// The locks that [Acquires] allows, or with <paramref name="certain"/> demands, here.
    /// </summary>
    public IEnumerable<(PathFact Path, Sym Name)> Declared(bool certain)
    {
        foreach (var path in flow.Facts.Acquires)
        {
            bool applies = path.When == Model.Result.Any || (!certain && Truth is null)
                || Truth == (path.When == Model.Result.True);
            applies &= path.If is not { } condition
                || flow.Names.ParameterNamed(condition) is not { } asked
                || Conditions.Known(flow.Table, state.Facts, asked) is not { } known
                ? path.If is null || !certain : known;
            if (applies && flow.Names.LockOf(path.Path, null, null, state, Result) is var (name, _)
                && flow.Names.Exists(name, state) != false)
                yield return (path, name);
        }
    }

    private static SyntaxNode? ReturnOf(Block block)
    {
        if (block.ReturnSyntax is not null)
            return block.ReturnSyntax;

        // A return without a value leaves nothing behind in the flow graph.
        if (block.Condition?.Syntax is { } condition)
        {
            var choice = condition.Ancestors().OfType<IfStatementSyntax>()
                .FirstOrDefault(i => i.Condition.Span.Contains(condition.Span));
            return choice?.Statement.DescendantNodesAndSelf().OfType<ReturnStatementSyntax>()
                .FirstOrDefault(r => r.Expression is null);
        }

        var last = block.Nodes.LastOrDefault()?.Syntax?.AncestorsAndSelf().OfType<StatementSyntax>()
            .FirstOrDefault();
        return last?.Parent is BlockSyntax parent
            ? parent.Statements.SkipWhile(s =>
                s != last).Skip(1).FirstOrDefault() as ReturnStatementSyntax
            : null;
    }
}
