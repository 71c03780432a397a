using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

/// <summary>Reads a method's body into statements, in order.</summary>
internal sealed class CsStatements(Scope scope, List<Statement> sink)
{
    private void Emit(SyntaxNode from, SyntaxToken to, string place, Node tree)
    {
        var tokens = from.DescendantTokens().TakeWhile(t => t.SpanStart <= to.SpanStart);
        Emit(from, to, place, tree, string.Join(' ', tokens.Select(t => t.Text)));
    }

    private void Emit(SyntaxNode from, SyntaxToken to, string place, Node tree, string exact)
    {
        var lines = from.SyntaxTree.GetLineSpan(from.Span);
        var end = from.SyntaxTree.GetLineSpan(to.Span).EndLinePosition.Line + 1;
        sink.Add(new(lines.StartLinePosition.Line + 1, end, place, exact, tree));
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
                Read(s.Statement, place + "i");
                if (s.Else is not null)
                    Read(s.Else.Statement, place + "e");
                break;
            case WhileStatementSyntax s:
                Emit(s, s.CloseParenToken, place, new("while", "", CsExpressions.Read(s.Condition)));
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
                Read(s.Statement, place + "l");
                break;
            default:
                Whole(statement, place, new("tokens", CsExpressions.Text(statement)));
                break;
        }
    }

    // C's fallthrough has to name its target in C#: the label of the next section.
    private static bool FallsThrough(GotoStatementSyntax s)
    {
        if (s.FirstAncestorOrSelf<SwitchSectionSyntax>() is not { Parent: SwitchStatementSyntax all } own)
            return false;
        var next = all.Sections.IndexOf(own) + 1;
        if (next >= all.Sections.Count)
            return false;
        return all.Sections[next].Labels.Any(label => label switch
        {
            DefaultSwitchLabelSyntax => s.IsKind(SyntaxKind.GotoDefaultStatement),
            CaseSwitchLabelSyntax c => s.Expression is not null &&
                CsExpressions.Text(c.Value) == CsExpressions.Text(s.Expression),
            _ => false,
        });
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
                    ArgumentList.Arguments: [{ Expression: DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax local } }],
                })
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

    private void EmitDo(DoStatementSyntax s, string place)
    {
        var line = s.SyntaxTree.GetLineSpan(s.WhileKeyword.Span).StartLinePosition.Line + 1;
        sink.Add(new(line, line, place, $"while ( {CsExpressions.Text(s.Condition)} )",
            new("do", "", CsExpressions.Read(s.Condition))));
    }

    private void For(ForStatementSyntax s, string place)
    {
        Node start;
        if (s.Declaration is { } declaration)
        {
            var type = CsExpressions.Spell(declaration.Type);
            start = new("decls", "", [.. declaration.Variables.Select(v =>
                new Node("declare", v.Identifier.ValueText, new Node("type", type),
                    CsExpressions.Read(v.Initializer?.Value)))]);
        }
        else
            start = Comma(s.Initializers);
        Emit(s, s.CloseParenToken, place,
            new("for", "", start, CsExpressions.Read(s.Condition), Comma(s.Incrementors)));
        Read(s.Statement, place + "l");
    }

    private static Node Comma(SeparatedSyntaxList<ExpressionSyntax> list) => list.Count switch
    {
        0 => Node.None,
        1 => CsExpressions.Read(list[0]),
        _ => new("comma", "", [.. list.Select(CsExpressions.Read)]),
    };

    private void Switch(SwitchStatementSyntax s, string place)
    {
        Emit(s, s.CloseParenToken, place, new("switch", "", CsExpressions.Read(s.Expression)));
        foreach (var section in s.Sections)
        {
            foreach (var label in section.Labels)
            {
                var tree = label switch
                {
                    DefaultSwitchLabelSyntax => new Node("case", "default"),
                    CaseSwitchLabelSyntax c => new("case", "", CsExpressions.Read(c.Value)),
                    _ => new("tokens", CsExpressions.Text(label)),
                };
                Emit(label, label.GetLastToken(), place + "s", tree);
            }
            foreach (var inner in section.Statements)
                Read(inner, place + "s");
        }
    }
}
