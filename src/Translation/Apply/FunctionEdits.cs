// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.Pins;
using Linux.Translation.Statements;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>
/// Gives a file of the port functions: first their heads and the variables that outlive them, for
/// others to be translated against, then their bodies.
/// </summary>
/// <param name="file">The file.</param>
/// <param name="defaults">The variables of a function that C# finds unassigned.</param>
internal sealed class FunctionEdits(
    EditedFile file, Func<string, IReadOnlySet<string>> defaults)
{
    private readonly FunctionTranslator _translator = new(file.Names, file.Unit);

    /// <summary>Declares a new one without a body.</summary>
    public string New(Item item)
    {
        var head = Signature.Read(item, file.Names).Code;
        file.Note($"{item.Name} is new; see which locks and interrupts its annotations have to " +
            "name");
        return $"{Statics(item).TrimStart('\n')}{head}\n\t{{\n\t\t{EditedFile.Stub}\n\t}}\n";
    }

    /// <summary>Gives a body to one that was declared without.</summary>
    public void NewBody(Item item)
    {
        var method = file.Tree.GetRoot().DescendantNodes(n => n is not MethodDeclarationSyntax)
            .OfType<MethodDeclarationSyntax>().FirstOrDefault(m =>
                m.Identifier.ValueText == item.Name && m.Body is { } body &&
                body.ToString().Contains(EditedFile.Stub, StringComparison.Ordinal));
        if (method?.Body is null)
            return;
        var done = _translator.Body(item, method, defaults(item.Name), null, isNew: true);
        file.Problems.AddRange(done.Problems);
        file.Replace(method.Body.SpanStart, method.Span.End, $"{{\n{done.Code}\t}}");
    }

    /// <summary>Writes everything before the body.</summary>
    public void Head(PinItem old, Item item, Item ported)
    {
        var method = Method(item, ported);
        var kept = new KeptStatements(old, item, ported);
        var done = _translator.Changed(
            item, method, defaults(item.Name), kept, out var head, out var renamed);
        if (head.Length == 0)
        {
            file.Problems.AddRange(done.Problems);
            return;
        }
        var start = method.Modifiers.Count > 0 ? method.Modifiers[0].SpanStart
            : method.ReturnType.SpanStart;
        file.Replace(start, BodyOf(method), head + "\n\t");
        // Annotations name parameters in text: "base->lock".
        foreach (var text in method.AttributeLists.SelectMany(l => l.DescendantNodes())
                     .OfType<LiteralExpressionSyntax>()
                     .Where(l => l.Token.Value is string))
        {
            var now = renamed.Aggregate(text.ToString(), (t, r) => Regex.Replace(t,
                $@"(?<![\w.>]){Regex.Escape(r.Key)}\b", r.Value));
            if (now != text.ToString())
                file.Replace(text, now);
        }
        if (renamed.Count == 0 || item.Name != ported.Name)
            file.Note($"{item.Name} has another signature; " +
                "see whether its annotations still name its parameters");
    }

    /// <summary>Writes the body; what did not change takes the port's own text.</summary>
    public void Body(PinItem old, Item item, Item ported)
    {
        var method = Method(item, ported);
        var kept = new KeptStatements(old, item, ported);
        var done = _translator.Body(item, method, defaults(item.Name), kept);
        file.Problems.AddRange(done.Problems);
        foreach (var lost in kept.Lost)
            file.Problem(item.Line, $"the port's own `{Short(lost)}` of {item.Name} has no place " +
                "any more, because upstream changed around it");
        if (kept.Without.Count > 0)
            file.Problem(item.Line, $"upstream changed what the port's {item.Name} does without, " +
                "and says why");
        foreach (var gone in kept.GaveWay)
            file.Notes.Add($"{file.Unit.Path}:{item.Line}: the port's own `{Short(gone)}` of " +
                $"{item.Name} gives way to what upstream has there now");
        file.Replace(BodyOf(method), method.Span.End,
            $"{{\n{done.Code}{Closing(method)}\t}}");
    }

    private static string Closing(MethodDeclarationSyntax method) => method.Body is null ? ""
        : string.Concat(PortText.Closing(method.Body).Select(c => $"\t\t{c}\n"));

    private static string Short(SyntaxNode node)
    {
        var text = node.ToString().ReplaceLineEndings(" ");
        return text.Length <= 60 ? text : text[..57] + "...";
    }

    /// <summary>Declares the static variables of one that the port has.</summary>
    public void Statics(Item item, Item ported)
    {
        if (file.Member<MethodDeclarationSyntax>(ported) is { } method &&
            Statics(item) is { Length: > 0 } code)
            file.Insert(method.FullSpan.Start, code);
    }

    // A variable of a function that outlives it is one of the port's, with both names.
    private string Statics(Item item) => string.Concat(item.Statements
        .Where(s => s is { Off: null, Tree.Kind: "static" })
        .Select(s => (Name: $"{item.Name}__{s.Tree.Text}", Statement: s))
        .Where(s => file.Names.Variable(s.Name) is null)
        .Select(s => "\n" + Static(item, s.Name, s.Statement)));

    private string Static(Item item, string name, Statement statement)
    {
        var code = "";
        file.Attempt(statement.Line,
            () => code = new GlobalText(file.Names, item.Scope).Declare(name, statement));
        return code;
    }

    private MethodDeclarationSyntax Method(Item item, Item ported) =>
        file.Member<MethodDeclarationSyntax>(ported) ??
            throw new Refusal($"{item.Name} is no method in the port");

    private static int BodyOf(MethodDeclarationSyntax method) =>
        ((SyntaxNode?)method.Body ?? method.ExpressionBody!).SpanStart;
}
