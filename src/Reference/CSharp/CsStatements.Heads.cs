// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

// Statements that hold others.
internal sealed partial class CsStatements
{
    // C's fallthrough has to name its target in C#: the label of the next section.
    private static bool FallsThrough(GotoStatementSyntax s)
    {
        if (s.FirstAncestorOrSelf<SwitchSectionSyntax>() is not
            { Parent: SwitchStatementSyntax all } own)
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

    private void EmitDo(DoStatementSyntax s, string place)
    {
        var line = s.SyntaxTree.GetLineSpan(s.WhileKeyword.Span).StartLinePosition.Line + 1;
        sink.Add(new(line, line, place, $"while ( {CsExpressions.Text(s.Condition)} )",
            new("do", "", CsExpressions.Read(s.Condition)))
        { Syntax = s });
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
        Holds(s.Statement);
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
        sink[^1] = sink[^1] with
        {
            OpenLine = Line(s.OpenBraceToken),
            CloseLine = Line(s.CloseBraceToken),
        };
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
