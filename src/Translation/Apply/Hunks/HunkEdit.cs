// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.Canonical;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Translation.Apply;

/// <summary>Puts what a hunk changes in a function in the place that the port has it at.</summary>
/// <param name="port">The port.</param>
/// <param name="file">Its file.</param>
/// <param name="ported">The function in it.</param>
internal sealed class HunkEdit(PortCompilation port, Reference.CSharp.PortFile file, Item ported)
{
    private readonly PortNames _names = new(port.Compilation, port.Trees[file.Path]);

    /// <summary>The place in the file's text, and what stands there then.</summary>
    /// <param name="change">The change.</param>
    /// <param name="others">What changes above it in the function.</param>
    /// <param name="defaults">Local variables that C# finds unassigned.</param>
    /// <param name="problems">Told what has no translation.</param>
    public (TextSpan Span, string Text)? Make(
        HunkChange change, IEnumerable<HunkChange> others, IReadOnlySet<string> defaults,
        List<TranslationProblem> problems)
    {
        var places = Alignment.Match(
            [.. change.Pinned.Statements.Select(s => s.Off ? "off" : $"{s.Place}:{s.Canonical}")],
            [.. ported.Statements.Select(s => Pinner.Make(s, ported.Scope, Side.CSharp))
                .Select(s => $"{s.Place}:{s.Canonical}")])
            .Where(p => p.Left >= change.First && p.Left < change.First + change.Count)
            .Select(p => p.Right).ToList();
        var own = places.Count < change.Count ? []
            : ported.Statements.GetRange(places[0], places[^1] - places[0] + 1);
        var nodes = KeptStatements.Outermost([.. own.Select(s => s.Syntax).OfType<SyntaxNode>()]);
        if (nodes.Count == 0 || nodes.Exists(n => n is not StatementSyntax) ||
            (!change.IsHead && !StandsAlone(change, own, nodes)))
        {
            problems.Add(new(change.Unit.Path, change.Code.Line, "the port has code of its own " +
                $"around this in {ported.Name}: give the tree that the patch is for with " +
                "--base DIR"));
            return null;
        }
        var span = TextSpan.FromBounds(nodes[0].SpanStart - Above(nodes[0]), nodes[^1].Span.End);
        var part = new Item
        {
            Kind = ItemKind.Function,
            Name = ported.Name,
            Line = ported.Line,
            EndLine = ported.EndLine,
            Scope = ported.Scope,
            Statements = [.. own.Select(s => s with { Place = s.Place[own.Min(o =>
                o.Place.Length)..] })],
        };
        var kept = new KeptStatements(change.Before, change.Code, part);
        var method = _names.Same(nodes[0]).FirstAncestorOrSelf<MethodDeclarationSyntax>()!;
        var depth = PortText.Tabs(nodes[0]);
        var done = new FunctionTranslator(_names, change.Unit)
            .Part(change.Code, method, span, depth, defaults, kept,
                [.. others.SelectMany(o => o.DeclaredFor(change))]);
        problems.AddRange(done.Problems);
        return change.IsHead ? Head(nodes[0], done.Code)
            : (span, done.Code.TrimEnd('\n').TrimStart('\t'));
    }

    // Nothing else may stand in what is replaced, and one statement without braces stays one.
    private bool StandsAlone(HunkChange change, List<Statement> own, List<SyntaxNode> nodes) =>
        nodes.TrueForAll(n => n.Parent == nodes[0].Parent) &&
        ported.Statements.TrueForAll(s => own.Contains(s) || s.Syntax is null ||
            !nodes.Exists(n => n.Span.Contains(s.Syntax.Span))) &&
        (nodes[0].Parent is BlockSyntax or SwitchSectionSyntax ||
            (nodes.Count == 1 && change.Code.Shape.Count == 1));

    private static (TextSpan, string)? Head(SyntaxNode node, string code)
    {
        var head = PortText.Head(SyntaxFactory.ParseStatement(code.Trim()));
        return head is null || PortText.Head(node) is not { } old ? null
            : (TextSpan.FromBounds(node.SpanStart, node.SpanStart + Length(node)), head);

        static int Length(SyntaxNode of) => of.ChildTokens().First(t =>
            t.IsKind(SyntaxKind.CloseParenToken)).Span.End - of.SpanStart;
    }

    // The comments above the first statement are written with it.
    private static int Above(SyntaxNode node)
    {
        var text = node.GetLeadingTrivia().ToFullString();
        var trimmed = text.TrimStart('\n');
        return PortText.Above(node).Comments.Count == 0 ? 0
            : trimmed.TrimStart('\t').Length;
    }
}
