// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Images;

/// <summary>
/// Puts every mutant of a file into it, each behind a test of its number, so that one image holds
/// them all. Line numbers stay.
/// </summary>
public sealed class MutantRewriter : CSharpSyntaxRewriter
{
    private const int LongestText = 120;

    /// <summary>What checks and tells only: without it nothing else happens.</summary>
    private static readonly string[] s_told =
        ["WARN", "BUG", "lockdep_", "trace_", "pr_", "debug_", "printk", "BUILD_BUG"];

    private readonly string _file;
    private readonly SyntaxTree _tree;
    private readonly List<Mutant> _mutants;
    private readonly UncompiledLines _without;
    private readonly Dictionary<SyntaxNode, int> _swapped = new();

    private MutantRewriter(
        string file, SyntaxTree tree, List<Mutant> mutants, UncompiledLines without)
    {
        (_file, _tree, _mutants, _without) = (file, tree, mutants, without);
    }

    /// <summary>The file with its mutants.</summary>
    /// <param name="file">Its path under src/Kernel.</param>
    /// <param name="text">Its text.</param>
    /// <param name="mutants">Receives them.</param>
    /// <param name="without">Lines some of whose mutants do not compile.</param>
    public static string Rewrite(
        string file, string text, List<Mutant> mutants, UncompiledLines without)
    {
        SyntaxTree tree = CSharpSyntaxTree.ParseText(
            text, new CSharpParseOptions(LanguageVersion.CSharp13));
        var rewriter = new MutantRewriter(file, tree, mutants, without);

        return rewriter.Visit(tree.GetRoot()).ToFullString();
    }

    public override SyntaxNode? VisitAttributeList(AttributeListSyntax node) => node;

    public override SyntaxNode? VisitFieldDeclaration(FieldDeclarationSyntax node) => node;

    public override SyntaxNode? VisitParameterList(ParameterListSyntax node) => node;

    public override SyntaxNode? VisitCaseSwitchLabel(CaseSwitchLabelSyntax node) => node;

    public override SyntaxNode? VisitFixedStatement(FixedStatementSyntax node) => node;

    public override SyntaxNode? VisitLocalDeclarationStatement(LocalDeclarationStatementSyntax node)
        => node.IsConst ? node : base.VisitLocalDeclarationStatement(node);

    public override SyntaxNode? VisitIfStatement(IfStatementSyntax node)
    {
        var visited = (IfStatementSyntax)base.VisitIfStatement(node)!;

        return visited.WithCondition(Condition(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var visited = (WhileStatementSyntax)base.VisitWhileStatement(node)!;

        return visited.WithCondition(Condition(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var visited = (DoStatementSyntax)base.VisitDoStatement(node)!;

        return visited.WithCondition(Condition(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var visited = (ForStatementSyntax)base.VisitForStatement(node)!;

        return node.Condition == null ? visited
            : visited.WithCondition(Condition(node.Condition, visited.Condition!));
    }

    public override SyntaxNode? VisitConditionalExpression(ConditionalExpressionSyntax node)
    {
        var visited = (ConditionalExpressionSyntax)base.VisitConditionalExpression(node)!;

        return visited.WithCondition(Condition(node.Condition, visited.Condition));
    }

    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;

        if (node.Kind() is SyntaxKind.LogicalAndExpression or SyntaxKind.LogicalOrExpression)
            visited = visited.WithLeft(Condition(node.Left, visited.Left))
                .WithRight(Condition(node.Right, visited.Right));
        return Chosen(node, visited);
    }

    public override SyntaxNode? VisitPrefixUnaryExpression(PrefixUnaryExpressionSyntax node)
        => Chosen(node, (ExpressionSyntax)base.VisitPrefixUnaryExpression(node)!);

    /// <summary>A local without a value, which without a statement might never have one.</summary>
    public override SyntaxNode? VisitVariableDeclarator(VariableDeclaratorSyntax node)
        => node.Initializer != null ? base.VisitVariableDeclarator(node)
            : node.WithInitializer(SyntaxFactory.EqualsValueClause(
                SyntaxFactory.ParseExpression("default")));

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        => IsTold(node) ? node
            : Chosen(node, (ExpressionSyntax)base.VisitInvocationExpression(node)!);

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (IsTold(node.Expression))
            return node;
        string before = "";

        if (Next(node) is { } next && New(node, "swapped with the next") is { } swapped)
        {
            before = $"if (Linux.MutationPoint.Is({swapped})) {Alternatives.Flat(next)} ";
            _swapped[next] = swapped;
        }
        string text = Chain(node, Alternatives.Of(node));
        if (New(node, "deleted") is { } deleted)
            text = $"if (!Linux.MutationPoint.Is({deleted})) {text}";
        if (_swapped.TryGetValue(node, out int last))
            text = $"if (!Linux.MutationPoint.Is({last})) {text}";
        // What stands alone need not have a value, so that only its parts are visited.
        SyntaxNode visited = node.WithExpression(node.Expression switch
        {
            InvocationExpressionSyntax call
                => (ExpressionSyntax)base.VisitInvocationExpression(call)!,
            PrefixUnaryExpressionSyntax unary
                => (ExpressionSyntax)base.VisitPrefixUnaryExpression(unary)!,
            var other => (ExpressionSyntax)Visit(other)!,
        });
        text += Bare(visited);
        return Replaced(node, before + text);
    }

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => Guarded(node);

    public override SyntaxNode? VisitBreakStatement(BreakStatementSyntax node)
        => node.Parent is SwitchSectionSyntax ? node : Guarded(node);

    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node)
        => Guarded(node);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
    {
        if (node.Expression == null)
            return Guarded(node);
        string text = Chain(node, Alternatives.Of(node));
        var visited = (StatementSyntax)base.VisitReturnStatement(node)!;

        return text == "" ? visited : Replaced(node, text + Bare(visited));
    }

    private static bool IsTold(ExpressionSyntax call)
        => call is InvocationExpressionSyntax { Expression: var name } && s_told.Any(
            start => name.ToString().StartsWith(start, StringComparison.Ordinal));

    private static bool IsConfiguration(ExpressionSyntax node)
        => node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax name }
            && name.Identifier.Text == "IS_ENABLED";

    /// <summary>The statement after it in its block, if they can change places.</summary>
    private static ExpressionStatementSyntax? Next(ExpressionStatementSyntax node)
        => node.Parent is BlockSyntax block
            && block.Statements.ElementAtOrDefault(block.Statements.IndexOf(node) + 1)
                is ExpressionStatementSyntax next
            && !IsTold(next.Expression) && !AreIndependent(node, next) ? next : null;

    /// <summary>Whether both set a thing each that the other does not name.</summary>
    private static bool AreIndependent(
        ExpressionStatementSyntax one, ExpressionStatementSyntax other)
        => Set(one) is { } set && Set(other) is { } then
            && !Names(one).Contains(then) && !Names(other).Contains(set);

    /// <summary>The last name of what it sets; null if it calls something.</summary>
    private static string? Set(ExpressionStatementSyntax statement)
        => statement.DescendantNodes().Any(node => node is InvocationExpressionSyntax) ? null
            : statement.Expression switch
            {
                AssignmentExpressionSyntax assignment => assignment.Left,
                PostfixUnaryExpressionSyntax step => step.Operand,
                _ => null,
            } is { } place
                ? place.DescendantTokens()
                    .Last(token => token.IsKind(SyntaxKind.IdentifierToken)).Text : null;

    private static IEnumerable<string> Names(ExpressionStatementSyntax statement)
        => statement.DescendantTokens().Select(token => token.Text);

    private StatementSyntax Guarded(StatementSyntax node)
    {
        // Where a function would end without a value, the compiler names the function's line.
        if (node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } function
            && _without.At(_file, LineOf(function.Identifier.Span)) != Uncompiled.None)
            return node;
        return New(node, "deleted") is { } number
            ? Replaced(node, $"if (!Linux.MutationPoint.Is({number})) {Bare(node)}") : node;
    }

    private ExpressionSyntax Condition(ExpressionSyntax node, ExpressionSyntax visited)
    {
        if (node is LiteralExpressionSyntax || IsConfiguration(node)
            || New(node, "true") is not { } number || New(node, "false") == null)
            return visited;
        return Parse(node, $"Linux.MutationPoint.If({number}, {Bare(visited)})");
    }

    private ExpressionSyntax Chosen(ExpressionSyntax node, ExpressionSyntax visited)
    {
        string text = "";

        foreach ((string kind, string other) in Alternatives.Of(node))
        {
            if (New(node, kind) is { } number)
                text += $"Linux.MutationPoint.Is({number}) ? {other} : ";
        }
        return text == "" ? visited : Parse(node, $"({text}{Bare(visited)})");
    }

    /// <summary>The other statements, each behind its number, up to the last else.</summary>
    private string Chain(StatementSyntax node, IEnumerable<(string Kind, string Text)> others)
        => string.Concat(others.Select(other => New(node, other.Kind) is { } number
            ? $"if (Linux.MutationPoint.Is({number})) {other.Text} else " : ""));

    private int? New(SyntaxNode node, string kind)
    {
        int line = LineOf(node.Span);
        Uncompiled without = _without.At(_file, line);
        string text = Alternatives.Flat(node);

        if (without == Uncompiled.All || (without == Uncompiled.AllButConditions && kind is not
            ("true" or "false")) || (without == Uncompiled.Fragile && Alternatives.IsFragile(kind)))
            return null;
        _mutants.Add(new Mutant(_mutants.Count + 1, _file, line, kind,
            text.Length > LongestText ? text[..LongestText] + "..." : text));
        return _mutants.Count;
    }

    private int LineOf(Microsoft.CodeAnalysis.Text.TextSpan span)
        => _tree.GetLineSpan(span).StartLinePosition.Line + 1;

    private static string Bare(SyntaxNode node)
        => node.WithoutLeadingTrivia().WithoutTrailingTrivia().ToFullString();

    /// <summary>In braces, so that it is one statement and no else comes to belong to it.</summary>
    private static StatementSyntax Replaced(StatementSyntax node, string text)
        => SyntaxFactory.ParseStatement($"{node.GetLeadingTrivia().ToFullString()}{{ {text} }}"
            + node.GetTrailingTrivia().ToFullString());

    private static ExpressionSyntax Parse(ExpressionSyntax like, string text)
        => SyntaxFactory.ParseExpression(text)
            .WithLeadingTrivia(like.GetLeadingTrivia())
            .WithTrailingTrivia(like.GetTrailingTrivia());
}
