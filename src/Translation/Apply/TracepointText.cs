// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Translation.Expressions;
using Linux.Translation.Port;
using Linux.Translation.Statements;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>A tracepoint, a class of them, or an event of a class, as the port declares it.</summary>
internal sealed class TracepointText
{
    private readonly PortNames _names;
    private readonly Unit _unit;
    private readonly Item _item;
    private readonly List<CToken> _tokens;
    private readonly Dictionary<string, (int From, int To)> _parts = [];
    private readonly string _macro;
    private readonly string _class = "";

    /// <summary>Reads one.</summary>
    /// <exception cref="Refusal">The port has no form for that macro.</exception>
    public TracepointText(PortNames names, Unit unit, Item item)
    {
        (_names, _unit, _item) = (names, unit, item);
        _tokens = CLexer.Read(string.Join('\n',
            unit.Lines.Skip(item.Line - 1).Take(item.EndLine - item.Line + 1)), (_, _) => { });
        _macro = _tokens[0].Text;
        if (_macro is not ("TRACE_EVENT" or "DECLARE_EVENT_CLASS" or "DEFINE_EVENT"))
            throw new Refusal($"{item.Name}: the port has no {_macro}");
        var close = CTypes.Match(_tokens, 1, _tokens.Count);
        for (var at = 2; at < close;)
        {
            var end = CDeclarations.Next(_tokens, at, close, ",");
            var inner = CTypes.Match(_tokens, at + 1, end);
            if (inner == end - 1)
                _parts[_tokens[at].Text] = (at + 2, inner);
            else if (_macro == "DEFINE_EVENT" && at == 2)
                _class = _tokens[at].Text;
            at = end + 1;
        }
    }

    /// <summary>Whether it has code of its own.</summary>
    public bool HasBody => _macro != "DEFINE_EVENT";

    /// <summary>It with methods that do nothing yet.</summary>
    /// <exception cref="Refusal">A type is not known in the port.</exception>
    public string Declare(string stub)
    {
        var (_, codes) = Parameters();
        var name = TypeText.Name(_item.Name);
        var parameters = string.Join(", ", codes);
        if (!HasBody)
            return $"[DEFINE_EVENT(typeof({TypeText.Name(_class)}))]\n" +
                $"delegate void {name}({parameters});\n";
        var rest = codes.Count > 0 ? ", " + parameters : "";
        return $"[{_macro}]\nstatic partial class {name} {{\n" +
            $"\tdelegate void TP_PROTO({parameters});\n\n" +
            $"\tstruct TP_STRUCT__entry {{\n{Record()}\t}}\n\n" +
            $"\tstatic void TP_fast_assign(TP_STRUCT__entry* __entry{rest})\n" +
            $"\t{{\n\t\t{stub}\n\t}}\n\n" +
            "\tstatic void TP_printk(StringBuilder s, TP_STRUCT__entry* __entry) => " +
            "trace_event_printf(s,\n\t\t\"\");\n}\n";
    }

    /// <summary>The statements of TP_fast_assign, with their braces.</summary>
    public string Assign(MethodDeclarationSyntax method, List<TranslationProblem> problems)
    {
        var (from, to) = _parts.GetValueOrDefault("TP_fast_assign");
        var item = new Item
        {
            Kind = ItemKind.Function,
            Name = "TP_fast_assign",
            Line = _item.Line,
            EndLine = _item.EndLine,
            Scope = new() { Function = "TP_fast_assign" },
        };
        var found = new List<Statement>();
        CStatements.Read(Placed(from, to), 0, to - from, item.Scope, null, found, (_, _) => { },
            item.Shape);
        item.Statements.AddRange(found);
        var done = new FunctionTranslator(_names, _unit).Body(item, method, new HashSet<string>());
        problems.AddRange(done.Problems);
        return $"{{\n{done.Code}\t}}";
    }

    /// <summary>What TP_printk prints: the arguments of trace_event_printf() after the first.
    /// </summary>
    /// <exception cref="Refusal">An argument has no translation.</exception>
    public string Print(MethodDeclarationSyntax method)
    {
        var (from, to) = _parts.GetValueOrDefault("TP_printk");
        var locals = new Locals();
        var symbol = _names.Compilation.GetSemanticModel(method.SyntaxTree)
            .GetDeclaredSymbol(method)!;
        foreach (var parameter in symbol.Parameters)
            locals.Add(parameter.Name, parameter.Type);
        var expressions = new ExpressionTranslator(_names, locals, new());
        var codes = new List<string>();
        for (var at = from; at < to;)
        {
            var end = CDeclarations.Next(_tokens, at, to, ",");
            var node = CExpressions.Parse(_tokens, at, end);
            codes.Add(codes.Count == 0 && node.Kind != "string"
                ? throw new Refusal($"the format of {_item.Name} is no plain text")
                : expressions.Read(node).Code);
            at = end + 1;
        }
        return $"trace_event_printf(s,\n\t\t{string.Join(",\n\t\t", codes)})";
    }

    /// <summary>The exact texts of the record's fields.</summary>
    public IEnumerable<string> Fields =>
        _item.Statements.Where(s => s.Tree.Kind == "entry").Select(s => s.Exact);

    /// <summary>The exact text of a part, as a pin has it.</summary>
    public IReadOnlyList<string> Exact(string part) => part == "TP_fast_assign"
        ? [.. _item.Statements.Where(s => s.Tree.Kind is not ("part" or "entry"))
            .Select(s => s.Exact)]
        : [.. _item.Statements.Where(s => s.Tree.Kind == "part" && s.Tree.Text == part)
            .Select(s => s.Exact)];

    // The tokens of a part with the lines that they have in the file.
    private List<CToken> Placed(int from, int to) => [.. _tokens.GetRange(from, to - from)
        .Select(t => t with
        {
            Line = t.Line + _item.Line - 1,
            EndLine = t.EndLine + _item.Line - 1,
        })];

    private (IReadOnlyList<Parameter> All, List<string> Codes) Parameters()
    {
        var (from, to) = _parts.GetValueOrDefault("TP_PROTO");
        var all = Signature.Read(new()
        {
            Kind = ItemKind.Function,
            Name = "TP_PROTO",
            Line = _item.Line,
            EndLine = _item.Line,
            Signature = $"void TP_PROTO ( {CStatements.Join(_tokens, from, to)} )",
        }, _names).Parameters;
        return (all, [.. all.Select(p => p.Code)]);
    }

    private string Record()
    {
        var (from, to) = _parts.GetValueOrDefault("TP_STRUCT__entry");
        var fields = new RecordText(_names, _item, _tokens);
        var code = new System.Text.StringBuilder();
        for (var at = from; at < to;)
        {
            code.Append($"\t\t{fields.Of(at, to, out var next)}\n");
            at = next;
        }
        return code.ToString();
    }
}
