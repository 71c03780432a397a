// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Reuse;

/// <summary>A file of a project: as it was bound first, and as it is now.</summary>
internal sealed class SourceFile
{
    private readonly SyntaxTree _first;
    private readonly IMethodSymbol?[] _methods;
    private readonly Member?[] _members;

    public SourceFile(Compilation compilation, SyntaxTree tree)
    {
        _first = Current = tree;
        var model = ModelOf(compilation);
        var members = TreeShape.Of(tree).Members;
        _methods = [.. members.Select(m => MethodOf(model, m))];
        _members = [.. members.Select((m, i) => Member.Read(m, _methods[i], model))];
    }

    public SyntaxTree Current { get; private set; }

    /// <summary>The code, in the order of the text.</summary>
    public IEnumerable<Member> Code => _members.OfType<Member>();

    public bool HasDeclarationsOf(SyntaxTree tree) => ReferenceEquals(tree, Current)
        || (tree.FilePath == Current.FilePath && tree.Options.Equals(Current.Options)
            && TreeShape.Of(tree).Declarations == TreeShape.Of(Current).Declarations);

    /// <summary>
    /// Binds the braces that changed, false when the compiler does not want to do it that way.
    /// </summary>
    public bool Follow(Compilation first, SyntaxTree next)
    {
        if (ReferenceEquals(next, Current))
            return true;

        var (from, to) = (TreeShape.Of(Current), TreeShape.Of(next));
        var (old, text) = (Current.GetText(), next.GetText());
        SemanticModel? model = null;
        for (int i = 0; i < _members.Length; i++)
        {
            if (from.Bodies[i] is not { } was || to.Bodies[i] is not { } body
                || (was.Length == body.Length && old.ToString(was) == text.ToString(body)))
                continue;

            model ??= ModelOf(first);
            var within = ReferenceEquals(next, _first) ? model
                : Speculate(model, TreeShape.Of(_first).Bodies[i]!.Value.Start + 1, to.Members[i]);
            if (within is null
                || Member.Read(to.Members[i], _methods[i], within) is not { } member)
                return false;

            _members[i] = member;
        }

        Current = next;
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
    private SemanticModel ModelOf(Compilation compilation) =>
        compilation.GetSemanticModel(_first, SemanticModelOptions.DisableNullableAnalysis);
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
