// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Statements;

// Statements that did not change: the port's own text stays, with its comments.
internal sealed partial class StatementTranslator
{
    private readonly HashSet<SyntaxNode> _written = [];

    /// <summary>Writes the port's own text of a statement, if it has one that stays whole.</summary>
    private bool Keep(Statement statement)
    {
        if (_context.Kept is not { } all)
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
        whole is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: > 1 } several } &&
        !several.All(all.Stays);

    private void Write(SyntaxNode node)
    {
        Comments(node);
        _code.Add(PortText.Whole(node));
        _written.Add(node);
        if (node is LocalDeclarationStatementSyntax declaration)
            Register(declaration);
    }

    private void Comments(SyntaxNode node)
    {
        foreach (var comment in PortText.Above(KeptStatements.Whole(node)).Comments)
            _code.Add(comment);
    }

    private void Follow(Statement statement)
    {
        foreach (var node in _context.Kept?.After(statement) ?? [])
            Write(node);
    }

    private void Register(LocalDeclarationStatementSyntax declaration)
    {
        // The reader of the port has parsed the file for itself.
        declaration = _context.Names.Same(declaration);
        var model = _context.Names.Compilation.GetSemanticModel(declaration.SyntaxTree);
        foreach (var (name, _) in PortNames.OnStack(declaration))
        {
            var local = declaration.DescendantNodes().OfType<SingleVariableDesignationSyntax>()
                .Select(d => model.GetDeclaredSymbol(d)).OfType<ILocalSymbol>().First();
            _locals.AddOnStack(name, local.Type);
            _frames++;
        }
        foreach (var variable in declaration.Declaration.Variables)
        {
            if (model.GetDeclaredSymbol(variable) is not ILocalSymbol local)
                continue;
            if (declaration.UsingKeyword.RawKind != 0)
            {
                _guards += local.Name.StartsWith('g') ? 1 : 0;
                _frees += local.Name.StartsWith("free", StringComparison.Ordinal) ? 1 : 0;
            }
            else if (local.IsRef)
                _locals.AddReference(local.Name, local.Type,
                    _context.Names.Compilation.CreatePointerTypeSymbol(local.Type));
            else
                _locals.Add(local.Name, local.Type);
        }
    }
}
