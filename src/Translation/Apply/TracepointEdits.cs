// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>
/// Gives a file of the port tracepoints, or new ones for its own: first what others may name, then
/// what they record and print.
/// </summary>
internal static class TracepointEdits
{
    /// <summary>The declaration of a new one.</summary>
    public static string New(EditedFile file, Item item) =>
        new TracepointText(file.Names, file.Unit, item).Declare(EditedFile.Stub);

    /// <summary>Writes all of it anew; parts that are as they were take the port's own text.
    /// </summary>
    public static void Change(EditedFile file, PinItem old, Item item)
    {
        var text = new TracepointText(file.Names, file.Unit, item);
        var own = Find(file, item.Name) ??
            throw new Refusal($"{item.Name} is no tracepoint in the port");
        var made = text.Declare(EditedFile.Stub);
        if (own is ClassDeclarationSyntax type)
        {
            if (IsAsItWas(old, text, "TP_fast_assign") && IsAsItWas(old, text, "TP_PROTO"))
                made = made.Replace(EditedFile.Stub, Inside(Method(type, "TP_fast_assign")));
            if (IsAsItWas(old, text, "TP_printk"))
                made = made.Replace("trace_event_printf(s,\n\t\t\"\")",
                    Method(type, "TP_printk")!.ExpressionBody!.Expression.ToString());
        }
        file.Replace(own.AttributeLists[0].SpanStart, own.Span.End, made.TrimEnd('\n'));
    }

    /// <summary>Writes the body of one that was declared without what it does.</summary>
    public static void Body(EditedFile file, Item item)
    {
        if (item.Off is not null || Find(file, item.Name) is not ClassDeclarationSyntax type)
            return;
        var text = new TracepointText(file.Names.At(type), file.Unit, item);
        if (Method(type, "TP_fast_assign") is { Body: { } body } assign &&
            body.ToString().Contains(EditedFile.Stub, StringComparison.Ordinal))
            file.Replace(body, text.Assign(assign, file.Problems));
        if (Method(type, "TP_printk") is { ExpressionBody.Expression: { } print } method &&
            print.ToString().EndsWith("\"\")", StringComparison.Ordinal))
            file.Replace(print, text.Print(method));
    }

    private static MemberDeclarationSyntax? Find(EditedFile file, string name) => file.Tree
        .GetRoot().DescendantNodes(n => n is not BlockSyntax).OfType<MemberDeclarationSyntax>()
        .FirstOrDefault(m => m is ClassDeclarationSyntax c && c.Identifier.ValueText == name ||
            m is DelegateDeclarationSyntax d && d.Identifier.ValueText == name);

    private static MethodDeclarationSyntax? Method(ClassDeclarationSyntax type, string name) =>
        type.Members.OfType<MethodDeclarationSyntax>()
            .FirstOrDefault(m => m.Identifier.ValueText == name);

    private static string Inside(MethodDeclarationSyntax? method)
    {
        var text = method!.Body!.ToString();
        return text[(text.IndexOf('{') + 1)..text.LastIndexOf('}')].Trim();
    }

    // Pins have no names of parts, but what is assigned stands between the fields and the text.
    private static bool IsAsItWas(PinItem old, TracepointText text, string part)
    {
        var pinned = old.Statements.Select(s => s.Exact).ToList();
        var now = text.Exact(part).Select(Pinner.Hash).ToList();
        if (part != "TP_fast_assign")
            return now.TrueForAll(pinned.Contains);
        var from = pinned.Count - 1 - now.Count;
        return from > 0 && pinned.GetRange(from, now.Count).SequenceEqual(now) &&
            text.Fields.Select(Pinner.Hash).Contains(pinned[from - 1]);
    }
}
