// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Translation.Expressions;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>A file of the port, the C that it is to follow, and what is edited in it.</summary>
internal sealed class EditedFile(Unit unit, string path, SyntaxTree tree, PortNames names)
{
    /// <summary>The body of what is declared, and gets its own later.</summary>
    public const string Stub = "throw null!;";

    private readonly List<(int Start, int End, string Text)> _edits = [];

    /// <summary>The C.</summary>
    public Unit Unit { get; } = unit;

    /// <summary>The path of the file in the port.</summary>
    public string Path { get; } = path;

    /// <summary>The file as it stands.</summary>
    public SyntaxTree Tree { get; } = tree;

    /// <summary>What names mean in it.</summary>
    public PortNames Names { get; } = names;

    /// <summary>What has no translation.</summary>
    public List<TranslationProblem> Problems { get; } = [];

    /// <summary>What a person should look at.</summary>
    public List<string> Notes { get; } = [];

    /// <summary>Adds a problem at a line of the C.</summary>
    public void Problem(int line, string reason) => Problems.Add(new(Unit.Path, line, reason));

    /// <summary>Adds a note of something in the file.</summary>
    public void Note(string text) => Notes.Add($"{Path}: {text}");

    /// <summary>Edits; what is refused is a problem of that line.</summary>
    public void Attempt(int line, Action edit)
    {
        try
        {
            edit();
        }
        catch (Refusal refusal)
        {
            Problem(line, refusal.Message);
        }
    }

    /// <summary>Edits, and takes all of it back if there is a problem.</summary>
    public bool AllOrNothing(Action edit)
    {
        var (edits, notes, problems) = (_edits.Count, Notes.Count, Problems.Count);
        edit();
        if (Problems.Count == problems)
            return true;
        _edits.RemoveRange(edits, _edits.Count - edits);
        Notes.RemoveRange(notes, Notes.Count - notes);
        return false;
    }

    /// <summary>Puts text at a place.</summary>
    public void Insert(int at, string text) => Replace(at, at, text);

    /// <summary>Puts text in place of a node, between its comments.</summary>
    public void Replace(SyntaxNode node, string text) =>
        Replace(node.SpanStart, node.Span.End, text);

    /// <summary>Puts text in place of what stands there.</summary>
    public void Replace(int start, int end, string text) => _edits.Add((start, end, text));

    /// <summary>Takes a node away with its comments.</summary>
    public void Remove(SyntaxNode node) => Replace(node.FullSpan.Start, node.FullSpan.End, "");

    /// <summary>The declaration of an item of the port, or null if it is of another kind.</summary>
    public T? Member<T>(Item ported)
        where T : MemberDeclarationSyntax => PortMember.At<T>(Tree, ported.Line);

    /// <summary>Translates expressions of an item outside of functions.</summary>
    public ExpressionTranslator Expressions(Item item) => new(Names, new Locals(), item.Scope);

    /// <summary>The file with all edits.</summary>
    public string Text()
    {
        var text = Tree.ToString();
        // Of two at one place the first one stands first, and both before what is replaced there.
        foreach (var (start, end, with) in _edits.AsEnumerable().Reverse()
                     .OrderByDescending(e => e.Start).ThenByDescending(e => e.End))
            text = string.Concat(text.AsSpan(0, start), with, text.AsSpan(end));
        return text;
    }
}
