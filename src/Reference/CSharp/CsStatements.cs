// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

/// <summary>Reads a method's body into statements, in order.</summary>
internal sealed partial class CsStatements(Scope scope, List<Statement> sink)
{
    // Tells the statement that was emitted last which lines what it holds has.
    private void Holds(SyntaxNode body, SyntaxNode? other = null)
    {
        (int First, int Last) Lines(SyntaxNode node) =>
            (Line(node.GetFirstToken()), Line(node.GetLastToken()));

        // Without a brace, what is inserted goes after the head.
        var open = body is BlockSyntax block ? Line(block.OpenBraceToken) : sink[^1].EndLine;
        sink[^1] = sink[^1] with
        {
            OpenLine = open,
            CloseLine = Lines(body).Last,
            ElseLine = other is null ? 0 : Lines(other).First,
            ElseCloseLine = other is null ? 0 : Lines(other).Last,
        };
    }

    private static int Line(SyntaxToken token) =>
        token.SyntaxTree!.GetLineSpan(token.Span).EndLinePosition.Line + 1;

    private void Emit(SyntaxNode from, SyntaxToken to, string place, Node tree)
    {
        var tokens = from.DescendantTokens().TakeWhile(t => t.SpanStart <= to.SpanStart);
        Emit(from, to, place, tree, string.Join(' ', tokens.Select(t => t.Text)));
    }

    private void Emit(SyntaxNode from, SyntaxToken to, string place, Node tree, string exact)
    {
        var lines = from.SyntaxTree.GetLineSpan(from.Span);
        var end = from.SyntaxTree.GetLineSpan(to.Span).EndLinePosition.Line + 1;
        sink.Add(new(lines.StartLinePosition.Line + 1, end, place, exact, tree) { Syntax = from });
    }

    private void Whole(StatementSyntax statement, string place, Node tree) =>
        Emit(statement, statement.GetLastToken(), place, tree);

    /// <summary>Reads the body of a method or of a local function.</summary>
    public void ReadBody(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow)
    {
        if (block is not null)
            Read(block, "");
        else if (arrow is not null)
            Emit(arrow, arrow.GetLastToken(), "", ArrowTree(arrow.Expression));
    }

    private Node ArrowTree(ExpressionSyntax expression) =>
        scope.Result is "void" && expression is not RefExpressionSyntax
            ? new("expression", "", CsExpressions.Read(expression))
            : new("return", "", CsExpressions.Read(expression));

    /// <summary>Reads one statement and those in it.</summary>
    public void Read(StatementSyntax statement, string place)
    {
        switch (statement)
        {
            case BlockSyntax s:
                foreach (var inner in s.Statements)
                    Read(inner, place);
                break;
            case LocalDeclarationStatementSyntax s:
                Locals(s, place);
                break;
            case ExpressionStatementSyntax s:
                Whole(s, place, new("expression", "", CsExpressions.Read(s.Expression)));
                break;
            case IfStatementSyntax s:
                Emit(s, s.CloseParenToken, place, new("if", "", CsExpressions.Read(s.Condition)));
                Holds(s.Statement, s.Else?.Statement);
                Read(s.Statement, place + "i");
                if (s.Else is not null)
                    Read(s.Else.Statement, place + "e");
                break;
            case WhileStatementSyntax s:
                Emit(s, s.CloseParenToken, place,
                    new("while", "", CsExpressions.Read(s.Condition)));
                Holds(s.Statement);
                Read(s.Statement, place + "l");
                break;
            case DoStatementSyntax s:
                Read(s.Statement, place + "l");
                EmitDo(s, place);
                break;
            case ForStatementSyntax s:
                For(s, place);
                break;
            case SwitchStatementSyntax s:
                Switch(s, place);
                break;
            case LabeledStatementSyntax s:
                Emit(s, s.ColonToken, place, new("label", s.Identifier.ValueText));
                Read(s.Statement, place);
                break;
            case UsingStatementSyntax s:
                Emit(s, s.CloseParenToken, place, new("using", "", CsExpressions.Read(
                    s.Expression ?? s.Declaration?.Variables[0].Initializer?.Value)));
                Read(s.Statement, place);
                break;
            case CheckedStatementSyntax s:
                Read(s.Block, place);
                break;
            case UnsafeStatementSyntax s:
                Read(s.Block, place);
                break;
            case EmptyStatementSyntax:
                break;
            default:
                Other(statement, place);
                break;
        }
    }

    private void Other(StatementSyntax statement, string place)
    {
        switch (statement)
        {
            case ReturnStatementSyntax s:
                Whole(s, place, new("return", "", CsExpressions.Read(s.Expression)));
                break;
            case GotoStatementSyntax s when s.IsKind(SyntaxKind.GotoStatement):
                Whole(s, place, s.Expression is IdentifierNameSyntax label
                    ? new("goto", label.Identifier.ValueText)
                    : new("goto", "", CsExpressions.Read(s.Expression)));
                break;
            case GotoStatementSyntax s:
                Whole(s, place, FallsThrough(s)
                    ? new("fallthrough", "")
                    : new("gotocase", "", CsExpressions.Read(s.Expression)));
                break;
            case BreakStatementSyntax s:
                Whole(s, place, new("break", ""));
                break;
            case ContinueStatementSyntax s:
                Whole(s, place, new("continue", ""));
                break;
            case FixedStatementSyntax s:
                Emit(s, s.CloseParenToken, place, new("tokens", CsExpressions.Text(s.Declaration)));
                Read(s.Statement, place);
                break;
            case ForEachStatementSyntax s:
                Emit(s, s.CloseParenToken, place,
                    new("foreach", s.Identifier.ValueText, CsExpressions.Read(s.Expression)));
                Holds(s.Statement);
                Read(s.Statement, place + "l");
                break;
            default:
                Whole(statement, place, new("tokens", CsExpressions.Text(statement)));
                break;
        }
    }

    private void Locals(LocalDeclarationStatementSyntax s, string place)
    {
        var type = CsExpressions.Spell(s.Declaration.Type);
        foreach (var one in s.Declaration.Variables)
        {
            var value = CsExpressions.Read(one.Initializer?.Value);
            if (one.Initializer?.Value is InvocationExpressionSyntax
                {
                    Expression: GenericNameSyntax { Identifier.ValueText: "on_stack" },
                    ArgumentList.Arguments: [{ Expression: DeclarationExpressionSyntax declared }],
                } && declared.Designation is SingleVariableDesignationSyntax local)
                scope.OnStack.Add(local.Identifier.ValueText);
            if (s.Declaration.Type is RefTypeSyntax)
                scope.References.Add(one.Identifier.ValueText);
            scope.Types[one.Identifier.ValueText] = TypeNames.Canonical(type.TrimEnd('*')) +
                new string('*', type.Length - type.TrimEnd('*').Length);
            var tree = s.UsingKeyword.IsKind(SyntaxKind.UsingKeyword)
                ? new Node("using", "", value)
                : new("declare", one.Identifier.ValueText, new Node("type", type), value);
            Emit(one, one.GetLastToken(), place, tree, $"{type} {CsExpressions.Text(one)}");
        }
    }
}
