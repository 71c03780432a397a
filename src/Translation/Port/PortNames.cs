// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using Linux.Reference.CSharp;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Port;

/// <summary>
/// What names mean in a file of the port, as the compiler would look them up in a method there.
/// </summary>
public sealed class PortNames
{
    private readonly SemanticModel _model;
    private readonly int _position;
    private readonly Dictionary<string, ImmutableArray<ISymbol>> _known = [];

    /// <summary>Looks names up where the file's last method stands.</summary>
    public PortNames(CSharpCompilation compilation, SyntaxTree tree, Wanted? wanted = null)
    {
        Wanted = wanted;
        Compilation = compilation;
        _model = compilation.GetSemanticModel(tree);
        var type = tree.GetRoot().DescendantNodes(n => n is not MethodDeclarationSyntax)
            .OfType<ClassDeclarationSyntax>()
            .LastOrDefault(c => c.Identifier.ValueText == "Kernel");
        _position = type?.OpenBraceToken.Span.End ?? tree.GetRoot().FullSpan.End;
    }

    private PortNames(PortNames from, int position)
    {
        Compilation = from.Compilation;
        _model = from._model;
        _position = position;
        Wanted = from.Wanted;
    }

    /// <summary>Where to say what the port has not and could be given; null not to.</summary>
    public Wanted? Wanted { get; }

    /// <summary>The file.</summary>
    public string Path => _model.SyntaxTree.FilePath;

    /// <summary>The same as seen from inside a type of the file.</summary>
    public PortNames At(TypeDeclarationSyntax type) =>
        new(this, Same(type).OpenBraceToken.Span.End);

    /// <summary>The node of the compilation's own tree that stands where another reading has it.
    /// </summary>
    public T Same<T>(T node)
        where T : SyntaxNode =>
        _model.SyntaxTree.GetRoot().FindNode(node.Span).FirstAncestorOrSelf<T>()!;

    /// <summary>The compilation that the names belong to.</summary>
    public CSharpCompilation Compilation { get; }

    /// <summary>Everything that a plain name may mean.</summary>
    public ImmutableArray<ISymbol> Find(string name)
    {
        if (!_known.TryGetValue(name, out var found))
            _known[name] = found = _model.LookupSymbols(_position, name: name);
        return found;
    }

    /// <summary>The type of that name, through an alias too, or null.</summary>
    public ITypeSymbol? Type(string name) => Find(name).Select(s => s switch
    {
        IAliasSymbol { Target: ITypeSymbol target } => target,
        ITypeSymbol type => type,
        _ => null,
    }).FirstOrDefault(t => t is not null) ?? Hidden(name);

    // A variable of Kernel hides the type of its name.
    private ITypeSymbol? Hidden(string name) =>
        Compilation.GetTypeByMetadataName($"Linux.{name}");

    /// <summary>The methods of that name.</summary>
    public IEnumerable<IMethodSymbol> Methods(string name) => Find(name).OfType<IMethodSymbol>();

    /// <summary>Arrays that are types of their own, and how they say their lengths.</summary>
    public IEnumerable<(ITypeSymbol Type, ITypeSymbol Element, int Length, string Said)>
        InlineArrays =>
        _arrays ??= [.. Compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type)
            .OfType<INamedTypeSymbol>()
            .Select(t => (Type: (ITypeSymbol)t, Attribute: t.GetAttributes().FirstOrDefault(a =>
                a.AttributeClass?.Name == "InlineArrayAttribute")))
            .Where(t => t.Attribute is { ConstructorArguments: [{ Value: int }] })
            .Select(t => (t.Type, t.Type.GetMembers().OfType<IFieldSymbol>().First().Type,
                (int)t.Attribute!.ConstructorArguments[0].Value!,
                (t.Attribute.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax)?
                    .ArgumentList?.Arguments[0].ToString() ?? ""))];

    private List<(ITypeSymbol, ITypeSymbol, int, string)>? _arrays;
    private HashSet<string>? _stackTypes;

    /// <summary>Types of which the port keeps an object in the stack area of a task.</summary>
    public IReadOnlySet<string> StackTypes => _stackTypes ??= [.. Compilation.SyntaxTrees
        .Where(t => PortTree.IsPorted(t.FilePath))
        .SelectMany(t => OnStack(t.GetRoot())).Select(o => o.Type)];

    /// <summary>Variables that are kept in the stack area, and their types.</summary>
    public static IEnumerable<(string Name, string Type)> OnStack(SyntaxNode node) => node
        .DescendantNodes().OfType<InvocationExpressionSyntax>()
        .Where(i => i is
        {
            Expression: GenericNameSyntax { Identifier.ValueText: "on_stack" },
            ArgumentList.Arguments: [{ Expression: DeclarationExpressionSyntax }],
        })
        .Select(i => (
            ((DeclarationExpressionSyntax)i.ArgumentList.Arguments[0].Expression).Designation
                .ToString().TrimStart('@'),
            ((GenericNameSyntax)i.Expression).TypeArgumentList.Arguments[0].ToString()));

    /// <summary>Whether C# takes code as a constant.</summary>
    public bool IsConstant(string code)
    {
        var tree = CSharpSyntaxTree.ParseText("namespace Linux;\n" +
            $"public static unsafe partial class Kernel {{ static object _asked = ({code}); }}\n",
            (CSharpParseOptions)_model.SyntaxTree.Options);
        var asked = tree.GetRoot().DescendantNodes().OfType<ParenthesizedExpressionSyntax>()
            .First();
        return Compilation.AddSyntaxTrees(tree).GetSemanticModel(tree).GetConstantValue(asked)
            .HasValue;
    }

    /// <summary>A variable, constant or member of an enum of that name, or null.</summary>
    public ISymbol? Variable(string name) => Find(name).FirstOrDefault(
        s => s is IPropertySymbol or IFieldSymbol);
}
