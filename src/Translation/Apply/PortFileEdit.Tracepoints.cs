// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

// Tracepoints: first what others may name, then what they record and print.
internal sealed partial class PortFileEdit
{
    private string NewTracepoint(Item item) =>
        new TracepointText(_names, _unit, item).Declare(Stub);

    // All of it is written anew; parts that are as they were take the port's own text.
    private void ChangedTracepoint(PinItem old, Item item)
    {
        try
        {
            var text = new TracepointText(_names, _unit, item);
            if (TracepointOf(item.Name) is not { } own)
                throw new Refusal($"{item.Name} is no tracepoint in the port");
            var made = text.Declare(Stub);
            if (own is ClassDeclarationSyntax type)
            {
                if (IsAsItWas(old, text, "TP_fast_assign") && IsAsItWas(old, text, "TP_PROTO"))
                    made = made.Replace(Stub, Inside(Method(type, "TP_fast_assign")));
                if (IsAsItWas(old, text, "TP_printk"))
                    made = made.Replace("trace_event_printf(s,\n\t\t\"\")",
                        Method(type, "TP_printk")!.ExpressionBody!.Expression.ToString());
            }
            var start = own.AttributeLists[0].SpanStart;
            _edits.Add((start, own.Span.End, made.TrimEnd('\n')));
        }
        catch (Refusal refusal)
        {
            Problem(item.Line, refusal.Message);
        }
    }

    // Of a tracepoint that was declared without what it does.
    private void TracepointBody(ItemKind kind, string name, int line)
    {
        var item = _unit.Items.Find(i => i.Kind == kind && i.Name == name && i.Line == line)!;
        if (item.Off is not null || TracepointOf(name) is not ClassDeclarationSyntax type)
            return;
        try
        {
            var text = new TracepointText(_names.At(type), _unit, item);
            if (Method(type, "TP_fast_assign") is { Body: { } body } assign &&
                body.ToString().Contains(Stub, StringComparison.Ordinal))
                _edits.Add((body.SpanStart, body.Span.End, text.Assign(assign, Problems)));
            if (Method(type, "TP_printk") is { ExpressionBody.Expression: { } print } method &&
                print.ToString().EndsWith("\"\")", StringComparison.Ordinal))
                _edits.Add((print.SpanStart, print.Span.End, text.Print(method)));
        }
        catch (Refusal refusal)
        {
            Problem(item.Line, refusal.Message);
        }
    }

    private MemberDeclarationSyntax? TracepointOf(string name) => _tree.GetRoot()
        .DescendantNodes(n => n is not BlockSyntax).OfType<MemberDeclarationSyntax>()
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
