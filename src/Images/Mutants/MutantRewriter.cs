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

    private static readonly Dictionary<SyntaxKind, (SyntaxKind To, string Name)> s_swaps = new()
    {
        [SyntaxKind.LessThanExpression] = (SyntaxKind.LessThanOrEqualExpression, "< to <="),
        [SyntaxKind.LessThanOrEqualExpression] = (SyntaxKind.LessThanExpression, "<= to <"),
        [SyntaxKind.GreaterThanExpression] = (SyntaxKind.GreaterThanOrEqualExpression, "> to >="),
        [SyntaxKind.GreaterThanOrEqualExpression] = (SyntaxKind.GreaterThanExpression, ">= to >"),
        [SyntaxKind.AddExpression] = (SyntaxKind.SubtractExpression, "+ to -"),
        [SyntaxKind.SubtractExpression] = (SyntaxKind.AddExpression, "- to +"),
        [SyntaxKind.BitwiseAndExpression] = (SyntaxKind.BitwiseOrExpression, "& to |"),
        [SyntaxKind.BitwiseOrExpression] = (SyntaxKind.BitwiseAndExpression, "| to &"),
        [SyntaxKind.LeftShiftExpression] = (SyntaxKind.RightShiftExpression, "<< to >>"),
        [SyntaxKind.RightShiftExpression] = (SyntaxKind.LeftShiftExpression, ">> to <<"),
    };

    private readonly string _file;
    private readonly SyntaxTree _tree;
    private readonly List<Mutant> _mutants;
    private readonly IReadOnlySet<string> _without;

    private MutantRewriter(
        string file, SyntaxTree tree, List<Mutant> mutants, IReadOnlySet<string> without)
    {
        (_file, _tree, _mutants, _without) = (file, tree, mutants, without);
    }

    /// <summary>The file with its mutants.</summary>
    /// <param name="file">Its path under src/Kernel.</param>
    /// <param name="text">Its text.</param>
    /// <param name="mutants">Receives them.</param>
    /// <param name="without">Keys of those that do not compile.</param>
    public static string Rewrite(
        string file, string text, List<Mutant> mutants, IReadOnlySet<string> without)
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

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
        => IsTold(node) ? node : base.VisitInvocationExpression(node);

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
            return visited.WithLeft(Condition(node.Left, visited.Left))
                .WithRight(Condition(node.Right, visited.Right));
        if (!s_swaps.TryGetValue(node.Kind(), out (SyntaxKind To, string Name) swap)
            || New(node, swap.Name) is not { } number)
            return visited;
        ExpressionSyntax other = SyntaxFactory.BinaryExpression(
            swap.To, Flat(node.Left), Flat(node.Right)).NormalizeWhitespace();
        return Parse(node, $"(Linux.MutationPoint.Is({number}) ? {other} : {Bare(visited)})");
    }

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
        => node.Expression is InvocationExpressionSyntax call && IsTold(call) ? node
            : GivesAValue(node) ? base.VisitExpressionStatement(node)
            : Guarded(node, (StatementSyntax)base.VisitExpressionStatement(node)!);

    public override SyntaxNode? VisitGotoStatement(GotoStatementSyntax node) => Guarded(node, node);

    public override SyntaxNode? VisitBreakStatement(BreakStatementSyntax node)
        => node.Parent is SwitchSectionSyntax ? node : Guarded(node, node);

    public override SyntaxNode? VisitContinueStatement(ContinueStatementSyntax node)
        => Guarded(node, node);

    public override SyntaxNode? VisitReturnStatement(ReturnStatementSyntax node)
        => node.Expression != null ? base.VisitReturnStatement(node) : Guarded(node, node);

    /// <summary>Whether a local has no value without the statement, which C# refuses.</summary>
    private static bool GivesAValue(ExpressionStatementSyntax node)
    {
        if (node.DescendantNodes().OfType<ArgumentSyntax>()
            .Any(a => a.RefKindKeyword.IsKind(SyntaxKind.OutKeyword)))
            return true;
        IEnumerable<string> given = node.DescendantNodes().Select(static part => part switch
        {
            AssignmentExpressionSyntax assignment => assignment.Left,
            PrefixUnaryExpressionSyntax unary when unary.IsKind(SyntaxKind.AddressOfExpression)
                => unary.Operand,
            _ => null,
        }).OfType<ExpressionSyntax>().Select(static to => to.ToString().Split('.', '[')[0]);

        return node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } function
            && function.DescendantNodes().OfType<VariableDeclaratorSyntax>().Any(
                v => v.Initializer == null && given.Contains(v.Identifier.Text));
    }

    private static bool IsTold(InvocationExpressionSyntax call)
        => s_told.Any(start
            => call.Expression.ToString().StartsWith(start, StringComparison.Ordinal));

    private StatementSyntax Guarded(StatementSyntax node, StatementSyntax visited)
    {
        // Where a function would end without a value, the compiler names the function's line.
        if (node is not ExpressionStatementSyntax
            && node.FirstAncestorOrSelf<MethodDeclarationSyntax>() is { } function
            && _without.Contains($"{_file}:{LineOf(function.Identifier.Span)}"))
            return visited;
        if (New(node, "deleted") is not { } number)
            return visited;
        return SyntaxFactory.ParseStatement(
            $"{node.GetLeadingTrivia().ToFullString()}if (!Linux.MutationPoint.Is({number})) "
            + $"{Bare(visited)}{node.GetTrailingTrivia().ToFullString()}");
    }

    private ExpressionSyntax Condition(ExpressionSyntax node, ExpressionSyntax visited)
    {
        if (node is LiteralExpressionSyntax || New(node, "true") is not { } number
            || New(node, "false") == null)
            return visited;
        return Parse(node, $"Linux.MutationPoint.If({number}, {Bare(visited)})");
    }

    private int? New(SyntaxNode node, string kind)
    {
        string text = string.Join(' ', node.ToString().Split((char[]?)null,
            StringSplitOptions.RemoveEmptyEntries));
        int line = LineOf(node.Span);
        var mutant = new Mutant(_mutants.Count + 1, _file, line, kind,
            text.Length > LongestText ? text[..LongestText] + "..." : text);

        // The first of two that are alike on a line stands for both.
        if (_without.Contains($"{_file}:{line}") && kind != "true" && kind != "false")
            return null;
        if (_without.Contains($"{_file}:{line}:all"))
            return null;
        _mutants.Add(mutant);
        return mutant.Number;
    }

    private int LineOf(Microsoft.CodeAnalysis.Text.TextSpan span)
        => _tree.GetLineSpan(span).StartLinePosition.Line + 1;

    private static ExpressionSyntax Flat(ExpressionSyntax node)
        => node.WithoutTrivia().NormalizeWhitespace(eol: " ");

    private static string Bare(SyntaxNode node)
        => node.WithoutLeadingTrivia().WithoutTrailingTrivia().ToFullString();

    private static ExpressionSyntax Parse(SyntaxNode like, string text)
        => SyntaxFactory.ParseExpression(text)
            .WithLeadingTrivia(like.GetLeadingTrivia())
            .WithTrailingTrivia(like.GetTrailingTrivia());
}
