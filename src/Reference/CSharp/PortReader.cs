using Linux.Reference.Canonical;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Reference.CSharp;

/// <summary>A file of the port as read, with the lines that give a reason for a difference.</summary>
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
public static class PortReader
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
        foreach (var type in roots.SelectMany(r => r.DescendantNodes(n => n is not MethodDeclarationSyntax))
                     .OfType<StructDeclarationSyntax>())
        {
            var attribute = Attribute(type.AttributeLists, "InlineArray");
            if (attribute?.ArgumentList?.Arguments is [var length] &&
                type.Members.OfType<FieldDeclarationSyntax>().FirstOrDefault() is { } field)
            {
                var size = CanonicalForm.Of(CsExpressions.Read(length.Expression), Side.CSharp, new());
                arrays[type.Identifier.ValueText] =
                    $"{CsExpressions.Spell(field.Declaration.Type)}[{size}]";
            }
        }
        return arrays;
    }

    private static AttributeSyntax? Attribute(SyntaxList<AttributeListSyntax> lists, string name) =>
        lists.SelectMany(l => l.Attributes).FirstOrDefault(a => a.Name.ToString() == name);

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
        foreach (var member in root.DescendantNodes(n => n is not (BlockSyntax or StructDeclarationSyntax))
                     .OfType<MemberDeclarationSyntax>())
            Member(unit, member, methods, arrays);
        LocalStatics(unit);
        return new() { Path = path, Unit = unit, Reasons = reasons };
    }

    private static int Line(SyntaxToken token) =>
        token.SyntaxTree!.GetLineSpan(token.Span).StartLinePosition.Line + 1;

    private static Item New(Unit unit, ItemKind kind, SyntaxToken name, SyntaxNode node, Scope? scope = null)
    {
        var item = new Item
        {
            Kind = kind,
            Name = name.ValueText,
            Line = Line(name),
            EndLine = Line(node.GetLastToken()),
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

    private static void Method(
        Unit unit, MethodDeclarationSyntax m, IReadOnlySet<string> methods,
        IReadOnlyDictionary<string, string> arrays)
    {
        var scope = new Scope
        {
            Function = m.Identifier.ValueText,
            Result = Canonical(CsExpressions.Spell(m.ReturnType)),
            Methods = methods,
            Arrays = arrays,
        };
        foreach (var parameter in m.ParameterList.Parameters)
        {
            if (parameter.Modifiers.Any(m => m.IsKind(SyntaxKind.RefKeyword) || m.IsKind(SyntaxKind.OutKeyword)))
                scope.References.Add(parameter.Identifier.ValueText);
            if (parameter.Type is not null)
                scope.Types[parameter.Identifier.ValueText] = Canonical(CsExpressions.Spell(parameter.Type));
        }
        var item = New(unit, ItemKind.Function, m.Identifier, m, scope);
        new CsStatements(scope, item.Statements).ReadBody(m.Body, m.ExpressionBody);
    }

    private static string Canonical(string type)
    {
        var name = type.TrimEnd('*');
        return TypeNames.Canonical(name) + type[name.Length..];
    }

    private static void Property(Unit unit, PropertyDeclarationSyntax p, IReadOnlySet<string> methods)
    {
        var perCpu = Attribute(p.AttributeLists, "DefinePerCpu") is not null;
        var global = Attribute(p.AttributeLists, "Global") is not null;
        if (perCpu || global)
        {
            var item = New(unit, ItemKind.Global, p.Identifier, p, new() { Methods = methods });
            var init = Attribute(p.AttributeLists, perCpu ? "DefinePerCpu" : "Global")?.ArgumentList?
                .Arguments.FirstOrDefault(a => a.NameEquals?.Name.ToString() == "Init")?.Expression;
            item.Statements.Add(new(item.Line, item.EndLine, "", CsExpressions.Text(p),
                new(perCpu ? "percpu" : "static", item.Name, InitialValue(p, init))));
        }
        else if (p.ExpressionBody is { } arrow)
        {
            var item = New(unit, ItemKind.Constant, p.Identifier, p, new() { Methods = methods });
            item.Statements.Add(new(item.Line, item.EndLine, "", CsExpressions.Text(arrow),
                new("constant", item.Name, CsExpressions.Read(arrow.Expression))));
        }
    }

    /// <summary>
    /// The value that the named method stores, if it does nothing but store: <c>*p = v;</c>, or
    /// fields of <c>*p</c> one after the other.
    /// </summary>
    private static Node InitialValue(PropertyDeclarationSyntax p, ExpressionSyntax? init)
    {
        if (init is not InvocationExpressionSyntax { ArgumentList.Arguments: [var of] } ||
            p.Parent is not TypeDeclarationSyntax type ||
            type.Members.OfType<MethodDeclarationSyntax>()
                .FirstOrDefault(m => m.Identifier.ValueText == of.ToString()) is not { } method)
            return Node.None;
        var parameter = method.ParameterList.Parameters[0].Identifier.Text;
        var values = method.Body is { } body
            ? body.Statements.Select(s => (s as ExpressionStatementSyntax)?.Expression)
            : [method.ExpressionBody?.Expression];
        var sets = new List<Node>();
        foreach (var value in values)
        {
            if (value is not AssignmentExpressionSyntax set)
                return Node.None;
            var to = CsExpressions.Read(set.Left);
            if (to is { Kind: "deref", Kids: [{ } whole] } && whole.IsId(parameter))
                return CsExpressions.Read(set.Right);
            if (to is not { Kind: "arrow", Kids: [{ } part] } || !part.IsId(parameter))
                return Node.None;
            sets.Add(new("set", to.Text.TrimStart('@'), CsExpressions.Read(set.Right)));
        }
        return new("init", "", [.. sets]);
    }

    private static void Struct(
        Unit unit, StructDeclarationSyntax s, IReadOnlyDictionary<string, string> arrays)
    {
        var item = New(unit, ItemKind.Struct, s.Identifier, s, new() { Arrays = arrays });
        foreach (var field in s.Members.OfType<FieldDeclarationSyntax>())
        {
            if (field.Modifiers.Any(SyntaxKind.StaticKeyword) || field.Modifiers.Any(SyntaxKind.ConstKeyword))
                continue;
            var type = CsExpressions.Spell(field.Declaration.Type);
            foreach (var one in field.Declaration.Variables)
            {
                var kids = new List<Node> { new("type", type), Node.None };
                if (one.ArgumentList?.Arguments is [var length])
                {
                    kids[0] = new("type", type + "[]");
                    kids.Add(new("array", "", CsExpressions.Read(length.Expression)));
                }
                item.Statements.Add(new(Line(one.Identifier), Line(one.GetLastToken()), "",
                    $"{type} {CsExpressions.Text(one)}",
                    new("field", one.Identifier.ValueText, [.. kids])));
            }
        }
    }

    // A static variable of a function is a global named function__variable.
    private static void LocalStatics(Unit unit)
    {
        var functions = unit.Items.Where(i => i.Kind == ItemKind.Function)
            .ToLookup(i => i.Name);
        foreach (var global in unit.Items.Where(i => i.Kind == ItemKind.Global).ToList())
        {
            for (var at = global.Name.IndexOf("__", 1, StringComparison.Ordinal); at > 0;
                 at = global.Name.IndexOf("__", at + 1, StringComparison.Ordinal))
            {
                if (functions[global.Name[..at]].FirstOrDefault() is not { } owner)
                    continue;
                owner.Statements.Insert(0, global.Statements[0] with
                {
                    Tree = new("static", global.Name[(at + 2)..], global.Statements[0].Tree.Kids),
                });
                unit.Items.Remove(global);
                break;
            }
        }
    }
}
