// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

// Static variables of functions.
internal sealed partial class PortFileEdit
{
    // A variable of a function that outlives it is one of the port's, with both names.
    private void LocalStatics(ItemDiff diff)
    {
        if (Find(diff.Name, diff.Name, diff, diff.Name) is not { Ported: { } ported } found ||
            Member<MethodDeclarationSyntax>(ported) is not { } method)
            return;
        var code = LocalStatics(found.Item);
        if (code.Length > 0)
            _edits.Add((method.FullSpan.Start, method.FullSpan.Start, code));
    }

    private string LocalStatics(Item item) => string.Concat(item.Statements
        .Where(s => s is { Off: null, Tree.Kind: "static" })
        .Select(s => (Name: $"{item.Name}__{s.Tree.Text}", Statement: s))
        .Where(s => _names.Variable(s.Name) is null)
        .Select(s => "\n" + StaticText(item, s.Name, s.Statement)));

    private string StaticText(Item item, string name, Statement statement)
    {
        try
        {
            return new GlobalText(_names, item.Scope).Declare(name, statement);
        }
        catch (Refusal refusal)
        {
            Problem(statement.Line, refusal.Message);
            return "";
        }
    }
}
