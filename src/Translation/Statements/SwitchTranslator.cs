// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;

namespace Linux.Translation.Statements;

/// <summary>Translates a switch, whose sections C# wants to end by themselves.</summary>
internal sealed class SwitchTranslator(
    BodyText body, KeptText kept, StatementTranslator statements)
{
    /// <summary>Translates one.</summary>
    public void Read(Node tree, CSyntax node)
    {
        var value = body.Expressions.Read(tree.Kids[0]);
        if (value.Type is not { } type)
            throw new Refusal("a switch over something without a type");
        body.Code.Add($"switch ({value.Code}) {{");
        body.Locals.Open();
        var sections = StatementTranslator.Inside(node.Body);
        for (var at = 0; at < sections.Count; at++)
        {
            if (sections[at].Statement is { Tree: { Kind: "case" } label } one)
            {
                // C runs on into the next section; C# has to say so.
                if (at > 0 && !IsCase(sections[at - 1]) && !ControlFlow.Leaves(sections[at - 1]))
                    body.In(() => body.Code.Add(FallThrough(label, type)));
                try
                {
                    body.Code.Add(Label(label, type));
                }
                catch (Refusal refusal)
                {
                    body.Problems.Add(new(body.Context.File, one.Line, refusal.Message));
                }
                continue;
            }
            body.Code.Depth++;
            kept.Space(sections[at], false);
            if (sections[at].Statement?.Tree.Kind == "fallthrough")
            {
                var next = sections.Skip(at + 1).FirstOrDefault(IsCase)?.Statement?.Tree;
                body.Code.Add(next is null ? "break;" : FallThrough(next, type));
            }
            else
                at += statements.One(sections, at);
            body.Code.Depth--;
        }
        if (sections.Count > 0 && !ControlFlow.Leaves(sections[^1]))
            body.In(() => body.Code.Add(
                "break; // PORT: the last section of a switch has to end in C#."));
        body.Locals.Close();
        body.Code.Add("}");
    }

    private static bool IsCase(CSyntax node) => node.Statement?.Tree.Kind == "case";

    private string Label(Node label, ITypeSymbol type) =>
        label.Text == "default" ? "default:" : $"case {CaseValue(label, type)}:";

    private string FallThrough(Node label, ITypeSymbol type) =>
        label.Text == "default" ? "goto default;" : $"goto case {CaseValue(label, type)};";

    private string CaseValue(Node label, ITypeSymbol type)
    {
        if (label.Kids[0].Kind == "range")
            throw new Refusal("a case with a range");
        return body.Expressions.As(label.Kids[0], type).Code;
    }
}
