// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Images;

/// <summary>
/// Puts a probe in front of each statement and around each condition, so that an image knows which
/// were run and how they went. Lines stay where they are.
/// </summary>
internal sealed class ProbeRewriter : CSharpSyntaxWalker
{
    // What else takes its caller's line are warnings, assertions and questions.
    private static readonly string[] s_operations =
    [
        "READ_ONCE", "WRITE_ONCE", "atomic_", "raw_spin_", "smp_load", "smp_store", "try_cmpxchg",
            "cmpxchg",
        "xchg", "test_", "set_bit", "clear_bit", "spin_", "raw_read_seqcount", "read_seqcount",
    ];

    private const string Probes = "global::Linux.Executions.Probes.";

    private readonly SemanticModel _model;
    private readonly ProbeTableText _table;
    private readonly Insertions _text = new();
    private string _function = "";

    private ProbeRewriter(SemanticModel model, ProbeTableText table)
    {
        _model = model;
        _table = table;
    }

    /// <summary>The tree with its probes, which <paramref name="table"/> then knows.</summary>
    public static SyntaxTree Rewrite(SyntaxTree tree, Compilation compilation, ProbeTableText table)
    {
        var rewriter = new ProbeRewriter(compilation.GetSemanticModel(tree), table);

        rewriter.Visit(tree.GetRoot());
        return CSharpSyntaxTree.ParseText(
            SourceText.From(rewriter._text.ApplyTo(tree.ToString()), Encoding.UTF8),
            (CSharpParseOptions)tree.Options, tree.FilePath);
    }

    public override void VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        _function = node.Identifier.Text;
        base.VisitMethodDeclaration(node);
    }

    public override void VisitAttributeList(AttributeListSyntax node)
    {
    }

    public override void Visit(SyntaxNode? node)
    {
        // What the configuration leaves out is no statement.
        if (node != null && IsLeftOut(node))
            return;
        if (node is StatementSyntax statement)
            Probe(statement);
        if (ConditionOf(node) is { } condition)
            Wrap(condition);
        if (node is InvocationExpressionSyntax call && IsMarkedOperation(call))
            _table.Operation(call, _function);
        base.Visit(node);
    }

    private void Probe(StatementSyntax node)
    {
        // What is declared without a value, and what only holds others, does nothing.
        if (node is BlockSyntax or LocalFunctionStatementSyntax or EmptyStatementSyntax
            or LabeledStatementSyntax or CheckedStatementSyntax or UnsafeStatementSyntax
            || node is LocalDeclarationStatementSyntax declared
            && declared.Declaration.Variables.All(static variable => variable.Initializer == null))
            return;
        if (node.Parent is BlockSyntax or SwitchSectionSyntax or LabeledStatementSyntax)
            _text.Before(node.SpanStart, $"{Probes}__at({_table.Statement(node, _function)}); ");
        else if (node is not IfStatementSyntax { Parent: ElseClauseSyntax })
            _text.Around(node.SpanStart, $"{{ {Probes}__at({_table.Statement(node, _function)}); ",
                node.Span.End, " }");
    }

    private static ExpressionSyntax? ConditionOf(SyntaxNode? node) => node switch
    {
        IfStatementSyntax branch => branch.Condition,
        WhileStatementSyntax loop => loop.Condition,
        DoStatementSyntax loop => loop.Condition,
        ForStatementSyntax loop => loop.Condition,
        ConditionalExpressionSyntax choice => choice.Condition,
        _ => null,
    };

    /// <summary>Each part of a condition is one of its own, as it is to a compiler.</summary>
    private void Wrap(ExpressionSyntax condition)
    {
        switch (condition)
        {
            case ParenthesizedExpressionSyntax inner:
                Wrap(inner.Expression);
                return;
            case PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not:
                Wrap(not.Operand);
                return;
            case BinaryExpressionSyntax
            {
                RawKind: (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression,
            } both:
                Wrap(both.Left);
                Wrap(both.Right);
                return;
        }
        // What the configuration decides is no branch, and a call would hide what a pattern
        // declares.
        if (_model.GetTypeInfo(condition).Type?.SpecialType != SpecialType.System_Boolean
            || _model.GetConstantValue(condition).HasValue
            || IsConfiguration(condition)
            || condition.DescendantNodesAndSelf().OfType<VariableDesignationSyntax>().Any())
            return;
        _text.Around(condition.SpanStart,
            $"{Probes}__if({_table.Condition(condition, _function)}, ", condition.Span.End, ")");
    }

    private bool IsLeftOut(SyntaxNode node) => node.Parent switch
    {
        IfStatementSyntax branch when branch.Statement == node
            => Configured(branch.Condition) == false,
        ElseClauseSyntax { Parent: IfStatementSyntax branch }
            => Configured(branch.Condition) == true,
        _ => false,
    };

    /// <summary>
    /// What the configuration makes of a condition; null where it leaves it open.
    /// </summary>
    private bool? Configured(ExpressionSyntax condition) => condition switch
    {
        PrefixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalNotExpression } not
            => !Configured(not.Operand),
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.LogicalAndExpression } both
            => Configured(both.Left) == false || Configured(both.Right) == false ? false : null,
        InvocationExpressionSyntax { ArgumentList.Arguments: [var only] } when IsConfiguration(condition)
            => _model.GetConstantValue(only.Expression) is { HasValue: true, Value: var value }
                ? value is true or 1 : null,
        _ => _model.GetConstantValue(condition) is { HasValue: true, Value: bool known }
            ? known : null,
    };

    private static bool IsConfiguration(ExpressionSyntax condition)
        => condition is InvocationExpressionSyntax
        {
            Expression: IdentifierNameSyntax { Identifier.Text: "IS_ENABLED" },
        };

    /// <summary>Whether the execution is told where it stands.</summary>
    private bool IsMarkedOperation(InvocationExpressionSyntax call)
        => _model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && s_operations.Any(start => method.Name.StartsWith(start, StringComparison.Ordinal))
            && method.Parameters.Any(static parameter
                => parameter.GetAttributes().Any(static attribute
                => attribute.AttributeClass?.Name == "CallerFilePathAttribute"));
}
