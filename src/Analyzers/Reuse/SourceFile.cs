// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Reuse;

/// <summary>
/// A file of a project: as it was bound first, and as it is now. What means the same as in the
/// first version is bound there, and everything else in the version of now.
/// </summary>
internal sealed class SourceFile
{
    private readonly SyntaxTree _first;
    private readonly IMethodSymbol?[] _methods;
    private readonly Member?[] _members;
    private readonly SyntaxNode[] _bound;
    private List<Member?> _now;

    public SourceFile(Compilation compilation, SyntaxTree tree)
    {
        _first = Current = tree;
        var model = ModelOf(compilation, tree);
        var members = TreeShape.Of(tree).Members;
        _methods = [.. members.Select(m => MethodOf(model, m))];
        _members = [.. members.Select((m, i) => Member.Read(m, _methods[i], model))];
        _bound = [.. members];
        _now = [.. _members];
    }

    public SyntaxTree Current { get; private set; }

    /// <summary>The file as it was first.</summary>
    public TreeShape First => TreeShape.Of(_first);

    /// <summary>The code, in the order of the text.</summary>
    public IEnumerable<Member> Code => _now.OfType<Member>();

    /// <summary>How many members are bound among the declarations of now.</summary>
    public int Guests { get; private set; }

    public bool IsSameFileAs(SyntaxTree tree) => ReferenceEquals(tree, Current)
        || (tree.FilePath == Current.FilePath && tree.Options.Equals(Current.Options));

    public bool HasFirstDeclarations(SyntaxTree tree) => ReferenceEquals(tree, _first)
        || TreeShape.Of(tree).HasDeclarationsOf(First);

    /// <summary>
    /// Binds the code that changed, and what differences of declarations from the first version
    /// touch. False when the compiler does not want to do it that way.
    /// </summary>
    public bool Follow(Compilation first, Compilation next, SyntaxTree tree, Differences? touched)
    {
        if (touched is null && ReferenceEquals(tree, Current) && Guests == 0)
            return true;

        var to = TreeShape.Of(tree);
        var now = new List<Member?>();
        SemanticModel? home = null, guest = null;
        Guests = 0;
        for (int i = 0; i < to.Members.Count; i++)
        {
            var node = to.Members[i];
            int slot = touched is null ? i : SlotOf(to, i, touched);
            if (slot >= 0 && !IsBound(slot, node))
            {
                home ??= ModelOf(first, _first);
                if (!Bind(home, slot, node, ReferenceEquals(tree, _first)))
                    return false;
            }

            if (slot < 0)
            {
                guest ??= ModelOf(next, tree);
                Guests++;
            }

            now.Add(slot >= 0 ? _members[slot] : Member.Read(node, MethodOf(guest!, node), guest!));
        }

        (Current, _now) = (tree, now);
        return true;
    }

    // The member of the first version that this one is still, -1 for none.
    private int SlotOf(TreeShape to, int index, Differences touched)
    {
        int slot = First.Declared.IndexOf(to.Declared.Keys[index]);
        if (slot < 0)
            return -1;

        var node = to.Members[index];
        var (was, piece) = (First.Declared.PieceAt(First.Members[slot].SpanStart),
            to.Declared.PieceAt(node.SpanStart));
        if (piece is null || was is null)
            return piece is null == was is null
                && !touched.Touch(Piece.WordsOf(node.ToString())) ? slot : -1;

        return was.Signature == piece.Signature && !touched.Touch(piece.All)
            && (to.Bodies[index] is not null || IsBound(slot, node)) ? slot : -1;
    }

    private bool IsBound(int slot, SyntaxNode node) => ReferenceEquals(_bound[slot], node)
        || (Lowering.Members.BodyOf(_bound[slot]) is { } was
            ? Lowering.Members.BodyOf(node) is { } body && IsSame(was, body)
            : Lowering.Members.BodyOf(node) is null);

    private static bool IsSame(SyntaxNode a, SyntaxNode b) => a.Span.Length == b.Span.Length
        && a.SyntaxTree.GetText().ToString(a.Span) == b.SyntaxTree.GetText().ToString(b.Span);

    private bool Bind(SemanticModel model, int slot, SyntaxNode node, bool isFirst)
    {
        if (First.Bodies[slot] is not { } braces)
            return false;

        var within = isFirst ? model : Speculate(model, braces.Start + 1, node);
        if (within is null || Member.Read(node, _methods[slot], within) is not { } member)
            return false;

        (_members[slot], _bound[slot]) = (member, node);
        return true;
    }

    private static SemanticModel? Speculate(SemanticModel model, int position, SyntaxNode member)
    {
        SemanticModel? within = null;
        bool made = member switch
        {
            BaseMethodDeclarationSyntax method => model.TryGetSpeculativeSemanticModelForMethodBody(
                position, method, out within),
            AccessorDeclarationSyntax accessor =>
                model.TryGetSpeculativeSemanticModelForMethodBody(position, accessor, out within),
            _ => false,
        };
        return made ? within : null;
    }

    // No rule asks for nullable types, which cost most.
#pragma warning disable RSEXPERIMENTAL001, RS1030
    private static SemanticModel ModelOf(Compilation compilation, SyntaxTree tree) =>
        compilation.GetSemanticModel(tree, SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001, RS1030

    private static IMethodSymbol? MethodOf(SemanticModel model, SyntaxNode member) =>
        model.GetDeclaredSymbol(member is ArrowExpressionClauseSyntax ? member.Parent! : member)
            switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };
}
