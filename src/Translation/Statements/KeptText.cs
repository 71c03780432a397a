// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Statements;

/// <summary>
/// Writes the port's own text of statements that did not change, with its comments and blank lines.
/// </summary>
internal sealed class KeptText(BodyText body)
{
    private readonly HashSet<SyntaxNode> _written = [];

    /// <summary>Writes the port's own text of a statement, if it has one that stays.</summary>
    public bool Keep(Statement statement)
    {
        if (body.Context.Kept is not { } all)
            return false;
        if (all.Find(statement) is not { } kept)
        {
            if (all.Before(statement) is { } before)
                Comments(before);
            return false;
        }
        if (kept.Replaced)
        {
            foreach (var node in kept.Port)
                Write(node);
            Follow(statement);
            return true;
        }
        var whole = KeptStatements.Whole(kept.Port[0]);
        if (_written.Contains(whole))
            return true;
        if (whole is not (LocalDeclarationStatementSyntax or ExpressionStatementSyntax or
            ReturnStatementSyntax or GotoStatementSyntax or BreakStatementSyntax or
            ContinueStatementSyntax) || IsInPart(whole, all))
        {
            Comments(whole);
            return false;
        }
        Write(whole);
        Follow(statement);
        return true;
    }

    // Of a declaration of several variables only some may be as they were.
    private static bool IsInPart(SyntaxNode whole, KeptStatements all) =>
        whole is LocalDeclarationStatementSyntax
        { Declaration.Variables: { Count: > 1 } several } && !several.All(all.Stays);

    private void Write(SyntaxNode node)
    {
        Comments(node);
        body.Code.Add(PortText.Whole(node));
        _written.Add(node);
        if (node is LocalDeclarationStatementSyntax declaration)
            Register(declaration);
    }

    private void Comments(SyntaxNode node)
    {
        foreach (var comment in PortText.Above(KeptStatements.Whole(node)).Comments)
            body.Code.Add(comment);
    }

    /// <summary>Writes what the port has of its own behind a statement.</summary>
    public void Follow(Statement statement)
    {
        foreach (var node in body.Context.Kept?.After(statement) ?? [])
            Write(node);
    }

    private void Register(LocalDeclarationStatementSyntax declaration)
    {
        // The reader of the port has parsed the file for itself.
        declaration = body.Context.Names.Same(declaration);
        var model = body.Context.Names.Compilation.GetSemanticModel(declaration.SyntaxTree);
        foreach (var (name, _) in PortNames.OnStack(declaration))
        {
            var local = declaration.DescendantNodes().OfType<SingleVariableDesignationSyntax>()
                .Select(d => model.GetDeclaredSymbol(d)).OfType<ILocalSymbol>().First();
            body.Locals.AddOnStack(name, local.Type);
            body.NextFrame();
        }
        foreach (var variable in declaration.Declaration.Variables)
        {
            if (model.GetDeclaredSymbol(variable) is not ILocalSymbol local)
                continue;
            if (declaration.UsingKeyword.RawKind != 0)
                body.Count(local.Name);
            else if (local.IsRef)
                body.Locals.AddReference(local.Name, local.Type,
                    body.Context.Names.Compilation.CreatePointerTypeSymbol(local.Type));
            else
                body.Locals.Add(local.Name, local.Type);
        }
    }

    /// <summary>Where the port has the statement, if it is as it was.</summary>
    public SyntaxNode? Own(Statement statement) =>
        body.Context.Kept?.Find(statement) is { Replaced: false, Port: [var node, ..] }
            ? node
            : null;

    /// <summary>The port's own head of a statement that did not change, or a new one.</summary>
    public string Head(Statement statement, Func<string> make)
    {
        var own = Own(statement) is { } node ? PortText.Head(node) : null;
        if (own is null)
            return make();
        try
        {
            // For what it declares.
            make();
        }
        catch (Refusal)
        {
            // The port has found a way.
        }
        return own;
    }

    /// <summary>Writes a blank line where the port has one, or C for what is new.</summary>
    public void Space(CSyntax node, bool first)
    {
        if (first)
            return;
        if (node.Statement is { } statement && Own(statement) is { } own
            ? PortText.Above(KeptStatements.Whole(own)).Blank ||
                (IsBlankInC(node) && !StandsAsBefore(KeptStatements.Whole(own)))
            : IsBlankInC(node))
            body.Code.Add("");
    }

    // Whether what the port has above it stays there.
    private bool StandsAsBefore(SyntaxNode node)
    {
        var above = node.Parent?.ChildNodes().TakeWhile(n => n != node).LastOrDefault();
        return above is not null && body.Context.Kept is { } kept &&
            (above is LocalDeclarationStatementSyntax { Declaration: var declared }
                ? declared.Variables.Any(kept.Stays)
                : kept.Stays(above));
    }

    private bool IsBlankInC(CSyntax node)
    {
        if (FirstLine(node) is not { } line || line < 2 || line > body.Context.Lines.Length)
            return false;
        for (var above = line - 1; above > 0; above--)
        {
            var text = body.Context.Lines[above - 1].Trim();
            if (text.Length == 0)
                return true;
            // A comment belongs to the statement below it.
            if (!text.StartsWith("/*", StringComparison.Ordinal) &&
                !text.StartsWith('*') && !text.StartsWith("//", StringComparison.Ordinal))
                return false;
        }
        return false;
    }

    private static int? FirstLine(CSyntax node) =>
        node.Statement is { Tree.Kind: not "do" } statement ? statement.Line
        : node.Body.Count == 0 ? null
        // The brace shares the line of its do.
        : node.Statement is not null && node.Body[0].Statement is null ? FirstLine(node.Body[0])
        : FirstLine(node.Body[0]) - 1;
}
