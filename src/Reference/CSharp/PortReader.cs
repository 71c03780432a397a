// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

/// <summary>
/// A file of the port as read, with the lines that give a reason for a difference.
/// </summary>
public sealed class PortFile
{
    /// <summary>The path from the top of the repository, with forward slashes.</summary>
    public required string Path { get; init; }
    /// <summary>Its items.</summary>
    public required Unit Unit { get; init; }
    /// <summary>Lines of <c>// PORT:</c> comments, from 1, and what they say.</summary>
    public required SortedDictionary<int, string> Reasons { get; init; }
}

/// <summary>Reads the files of the port.</summary>
public static partial class PortReader
{
    private static readonly CSharpParseOptions Options = new(LanguageVersion.CSharp13);

    /// <summary>
    /// Reads <paramref name="texts"/>, paths with their texts. Rules that need to know the whole
    /// port, such as which names are methods, learn it from all of them.
    /// </summary>
    public static List<PortFile> Read(IEnumerable<(string Path, string Text)> texts)
    {
        var trees = texts.AsParallel().AsOrdered()
            .Select(t => (t.Path, t.Text, Root: (CompilationUnitSyntax)CSharpSyntaxTree
                .ParseText(t.Text, Options).GetRoot()))
            .ToList();
        var methods = trees.SelectMany(t => t.Root.DescendantNodes(n => n is not BlockSyntax)
            .OfType<MethodDeclarationSyntax>().Select(m => m.Identifier.ValueText)).ToHashSet();
        var arrays = Arrays(trees.Select(t => t.Root));
        return [.. trees.AsParallel().AsOrdered()
            .Select(t => ReadOne(t.Path, t.Text, t.Root, methods, arrays))];
    }

    private static Dictionary<string, string> Arrays(IEnumerable<CompilationUnitSyntax> roots)
    {
        var arrays = new Dictionary<string, string>();
        foreach (var type in roots.SelectMany(r =>
            r.DescendantNodes(n => n is not MethodDeclarationSyntax))
                     .OfType<StructDeclarationSyntax>())
        {
            var attribute = Attribute(type.AttributeLists, "InlineArray");
            if (attribute?.ArgumentList?.Arguments is [var length] &&
                type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault() is { } field)
            {
                var size = CanonicalForm.Of(CsExpressions.Read(length.Expression), Side.CSharp,
                    new());
                arrays[type.Identifier.ValueText] =
                    $"{CsExpressions.Spell(field.Declaration.Type)}[{size}]";
            }
        }
        return arrays;
    }

    private static AttributeSyntax? Attribute(
        SyntaxList<AttributeListSyntax> lists, params string[] names) =>
        lists.SelectMany(l => l.Attributes).FirstOrDefault(a => names.Contains(a.Name.ToString()));

    private static PortFile ReadOne(
        string path, string text, CompilationUnitSyntax root, IReadOnlySet<string> methods,
        IReadOnlyDictionary<string, string> arrays)
    {
        var unit = new Unit { Path = path, Lines = text.Split('\n') };
        var reasons = new SortedDictionary<int, string>();
        for (var i = 0; i < unit.Lines.Length; i++)
        {
            var at = unit.Lines[i].IndexOf("// PORT:", StringComparison.Ordinal);
            if (at >= 0)
                reasons[i + 1] = unit.Lines[i][(at + 8)..].Trim();
        }
        foreach (var member in root.DescendantNodes(n =>
            n is not (BlockSyntax or StructDeclarationSyntax))
                     .OfType<MemberDeclarationSyntax>())
            Member(unit, member, methods, arrays);
        LocalStatics(unit);
        return new() { Path = path, Unit = unit, Reasons = reasons };
    }

    private static int Line(SyntaxToken token) =>
        token.SyntaxTree!.GetLineSpan(token.Span).StartLinePosition.Line + 1;

    private static Item New(Unit unit, ItemKind kind, SyntaxToken name, SyntaxNode node,
        Scope? scope = null)
    {
        var item = new Item
        {
            Kind = kind,
            Name = name.ValueText,
            Line = Line(name),
            EndLine = Line(node.GetLastToken()),
            BodyLine = node switch
            {
                BaseMethodDeclarationSyntax { Body: { } body } => Line(body.OpenBraceToken),
                BaseTypeDeclarationSyntax type => Line(type.OpenBraceToken),
                _ => Line(name),
            },
            Scope = scope ?? new(),
        };
        unit.Items.Add(item);
        return item;
    }

    private static void Member(
        Unit unit, MemberDeclarationSyntax member, IReadOnlySet<string> methods,
        IReadOnlyDictionary<string, string> arrays)
    {
        switch (member)
        {
            case MethodDeclarationSyntax m when m.Body is not null || m.ExpressionBody is not null:
                Method(unit, m, methods, arrays);
                break;
            case PropertyDeclarationSyntax p:
                Property(unit, p, methods);
                break;
            case StructDeclarationSyntax s when Attribute(s.AttributeLists, "InlineArray") is null:
                Struct(unit, s, arrays);
                break;
            case ClassDeclarationSyntax c when Attribute(c.AttributeLists, "TRACE_EVENT",
                "DECLARE_EVENT_CLASS") is not null:
                Tracepoint(unit, c);
                break;
            case DelegateDeclarationSyntax d when Attribute(d.AttributeLists, "DEFINE_EVENT",
                "DEFINE_EVENT_PRINT") is not null:
                New(unit, ItemKind.Tracepoint, d.Identifier, d);
                break;
            case EnumDeclarationSyntax e:
                var item = New(unit, ItemKind.Enum, e.Identifier, e);
                foreach (var one in e.Members)
                    item.Statements.Add(new(Line(one.Identifier), Line(one.GetLastToken()), "",
                        CsExpressions.Text(one),
                        Members.Next(item.Statements, one.Identifier.ValueText,
                            CsExpressions.Read(one.EqualsValue?.Value))));
                break;
            case FieldDeclarationSyntax f:
                foreach (var one in f.Declaration.Variables)
                {
                    var constant = New(unit, ItemKind.Constant, one.Identifier, one);
                    constant.Statements.Add(new(constant.Line, constant.EndLine, "",
                        CsExpressions.Text(one), new("constant", constant.Name,
                            CsExpressions.Read(one.Initializer?.Value))));
                }
                break;
        }
    }
}
