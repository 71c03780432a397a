// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Statements;

/// <summary>Text of the port that stays: statements, their heads and the comments above.</summary>
internal static class PortText
{
    /// <summary>The lines of comments above a statement, and whether a blank line is above.</summary>
    public static (List<string> Comments, bool Blank) Above(SyntaxNode node)
    {
        var token = node is DoStatementSyntax d ? d.DoKeyword : node.GetFirstToken();
        var lines = token.LeadingTrivia.ToFullString().Split('\n')
            .Select(l => l.Trim()).ToList();
        // What follows the last line break is the statement's own indentation.
        lines.RemoveAt(lines.Count - 1);
        return ([.. lines.Where(l => l.Length > 0)], lines.Contains(""));
    }

    /// <summary>A whole statement with what follows on its line, under no tabs.</summary>
    public static string Whole(SyntaxNode node)
    {
        var whole = KeptStatements.Whole(node);
        var text = whole.ToString();
        var behind = whole.GetLastToken().TrailingTrivia.ToFullString().TrimEnd();
        var tabs = Tabs(whole);
        return string.Join('\n', (text + behind).Split('\n')
            .Select((l, i) => i == 0 ? l : Outdent(l, tabs)));
    }

    /// <summary>The head of a statement that holds others, up to its closing bracket.</summary>
    public static string? Head(SyntaxNode node)
    {
        SyntaxToken? close = node switch
        {
            IfStatementSyntax s => s.CloseParenToken,
            WhileStatementSyntax s => s.CloseParenToken,
            ForStatementSyntax s => s.CloseParenToken,
            SwitchStatementSyntax s => s.CloseParenToken,
            UsingStatementSyntax s => s.CloseParenToken,
            _ => null,
        };
        if (close is not { } end)
            return null;
        var tabs = Tabs(node);
        var text = node.SyntaxTree.GetText()
            .ToString(Microsoft.CodeAnalysis.Text.TextSpan.FromBounds(node.SpanStart,
                end.Span.End));
        return string.Join('\n', text.Split('\n')
            .Select((l, i) => i == 0 ? l : Outdent(l, tabs)));
    }

    /// <summary>The comments that stand last in a block.</summary>
    public static IEnumerable<string> Closing(BlockSyntax block) =>
        block.CloseBraceToken.LeadingTrivia.ToFullString().Split('\n').Select(l => l.Trim())
            .Where(l => l.Length > 0);

    /// <summary>What belongs to a statement that holds others.</summary>
    public static SyntaxNode? Body(SyntaxNode? node) => node switch
    {
        WhileStatementSyntax s => s.Statement,
        ForStatementSyntax s => s.Statement,
        UsingStatementSyntax s => s.Statement,
        DoStatementSyntax s => s.Statement,
        _ => null,
    };

    /// <summary>By how many tabs the line of a node is indented.</summary>
    public static int Tabs(SyntaxNode node)
    {
        var line = node.SyntaxTree.GetText().Lines.GetLineFromPosition(node.SpanStart).ToString();
        return line.TakeWhile(c => c == '\t').Count();
    }

    private static string Outdent(string line, int tabs)
    {
        var own = line.TakeWhile(c => c == '\t').Count();
        return line[Math.Min(own, tabs)..];
    }
}
