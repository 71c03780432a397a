using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>
/// Reads a file of kernel C into its functions, structs, enums, constants and variables.
/// It is exact on kernel style, takes any text without failing, and names in
/// <see cref="Unit.Notes"/> what it could not read.
/// </summary>
public sealed class CReader
{
    private static readonly HashSet<string> Annotations =
    [
        "__attribute__", "__printf", "__scanf", "__aligned", "__section", "__releases",
        "__acquires", "__must_hold", "__cond_acquires", "__alloc_size", "__free", "__printf_like",
        "__context_unsafe", "__no_context_analysis", "__must_not_hold", "__acquire_ret",
        "__releases_shared", "__acquires_shared", "__must_hold_shared", "__diagnose_as",
    ];

    private readonly Unit _unit;

    private CReader(Unit unit) => _unit = unit;

    /// <summary>Reads the text of the file at <paramref name="path"/>, a path inside a tree.</summary>
    public static Unit Read(string path, string text, KernelConfig config)
    {
        var unit = new Unit { Path = path, Lines = text.Split('\n') };
        var reader = new CReader(unit);
        var tokens = CLexer.Read(text, reader.Note);
        var arms = new Arms(tokens, config, reader.Note);
        reader.Fragment(arms.Root);
        reader._quiet = false;
        foreach (var define in arms.Defines)
            reader.AddDefine(define);
        var functions = unit.Items.Where(i => i.Kind == ItemKind.Function).Select(i => i.Name).ToHashSet();
        foreach (var item in unit.Items)
            item.Scope.Methods = functions;
        AddTexts(unit, tokens);
        foreach (var statement in unit.Items.SelectMany(i => i.Statements))
        {
            if (statement.Off is null && statement.Tree.Holds("tokens"))
                reader.Note(statement.Line, "a statement is kept as its tokens");
        }
        // "static struct x y;" ahead of "static struct x y = { ... };" only announces it.
        unit.Items.RemoveAll(i => i.Kind == ItemKind.Global && i.Statements[0].Tree.Kids[0] == Node.None &&
            unit.Items.Exists(o => o != i && o.Kind == ItemKind.Global && o.Name == i.Name && o.Off == i.Off &&
                (o.Line > i.Line || o.Statements[0].Tree.Kids[0] != Node.None)));
        // Stable by line: a macro stands between the functions it was written between.
        var sorted = unit.Items.OrderBy(i => i.Line).ToList();
        unit.Items.Clear();
        unit.Items.AddRange(sorted);
        return unit;
    }

    private static void AddTexts(Unit unit, List<CToken> tokens)
    {
        var starts = tokens.Select(t => t.Line).ToList();
        foreach (var item in unit.Items)
        {
            var first = item.FirstLine > 0 ? item.FirstLine : item.Line;
            var at = starts.BinarySearch(first);
            at = at < 0 ? ~at : at;
            while (at > 0 && starts[at - 1] == first)
                at--;
            var end = at;
            while (end < tokens.Count && starts[end] <= item.EndLine)
                end++;
            item.Text = string.Join(' ', CStatements.Join(tokens, at, end).Split(
                (char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        }
    }

    private bool _quiet;

    private void Note(int line, string what)
    {
        // An arm that is off may be half a statement; that is no news.
        if (!_quiet && _unit.Notes.Count < 1000)
            _unit.Notes.Add($"{_unit.Path}:{line}: {what}");
    }

    private void Fragment(Fragment fragment)
    {
        _quiet = fragment.Off is not null;
        var bodies = TopLevel(fragment.Tokens, fragment.Off);
        foreach (var other in fragment.Others)
        {
            // An arm that is off inside a body belongs to that body.
            var at = bodies.FindIndex(b => b.From < other.At && other.At <= b.To);
            if (at < 0)
                Fragment(other);
            else
                Inside(bodies[at].Item, other);
        }
    }

    private void Inside(Item item, Fragment fragment)
    {
        _quiet = true;
        var found = new List<Statement>();
        if (item.Kind is ItemKind.Function or ItemKind.Macro)
        {
            CStatements.Read(fragment.Tokens, 0, fragment.Tokens.Count, item.Scope, fragment.Off,
                found, Note);
        }
        else if (fragment.Tokens.Count > 0)
            Fields(fragment.Tokens, 0, fragment.Tokens.Count, "", item.Kind, found, fragment.Off);
        if (found.Count > 0)
        {
            var before = item.Statements.FindIndex(s => s.Line > found[0].Line);
            item.Statements.InsertRange(before < 0 ? item.Statements.Count : before, found);
        }
        foreach (var other in fragment.Others)
            Inside(item, other);
    }

    private List<(Item Item, int From, int To)> TopLevel(List<CToken> tokens, string? off)
    {
        var bodies = new List<(Item, int, int)>();
        for (var at = 0; at < tokens.Count;)
        {
            if (tokens[at].Is(";"))
            {
                at++;
                continue;
            }
            if (tokens[at].Is("}"))
            {
                Note(tokens[at].Line, "a } that closes nothing");
                at++;
                continue;
            }
            at = Chunk(tokens, at, off, bodies);
        }
        return bodies;
    }

    private int Chunk(List<CToken> tokens, int from, string? off, List<(Item, int, int)> bodies)
    {
        var depth = 0;
        var equals = false;
        for (var at = from; at < tokens.Count; at++)
        {
            var token = tokens[at];
            if (depth == 0 && at > from && BareMacroEnds(tokens, from, at))
                return at;
            if (token.Kind != CTokenKind.Mark)
                continue;
            switch (token.Text)
            {
                case "(" or "[":
                    depth++;
                    break;
                case ")" or "]":
                    depth--;
                    break;
                case "=" when depth == 0:
                    equals = true;
                    break;
                case ";" when depth <= 0:
                    Declaration(tokens, from, at, off, bodies);
                    return at + 1;
                case "{":
                    var close = CTypes.Match(tokens, at, tokens.Count);
                    if (close < 0)
                    {
                        Note(token.Line, "a { is not closed");
                        close = tokens.Count;
                    }
                    if (!equals && depth == 0 && FunctionName(tokens, from, at) is { } name)
                    {
                        bodies.Add((Function(tokens, from, name, at, close, off), at, close));
                        return close + 1;
                    }
                    if (Linkage(tokens, from, at))
                    {
                        TopLevel(tokens.GetRange(at + 1, Math.Max(close - at - 1, 0)), off);
                        return close + 1;
                    }
                    at = close;
                    break;
            }
        }
        if (!tokens[^1].Is(")") || tokens[from].Kind != CTokenKind.Word)
            Note(tokens[from].Line, "the text ends inside a declaration");
        Declaration(tokens, from, tokens.Count, off, bodies);
        return tokens.Count;
    }

    private static bool Linkage(List<CToken> tokens, int from, int at) =>
        at == from + 2 && tokens[from].Is("extern") && tokens[from + 1].Kind == CTokenKind.Text;

    /// <summary>
    /// Whether the tokens from <paramref name="from"/> to <paramref name="at"/> are a macro call
    /// that stands without a semicolon on lines of its own, such as <c>late_initcall(f)</c>.
    /// </summary>
    private static bool BareMacroEnds(List<CToken> tokens, int from, int at)
    {
        if (!tokens[at - 1].Is(")") || tokens[at].Line == tokens[at - 1].EndLine ||
            tokens[at].Kind != CTokenKind.Word || tokens[from].Kind != CTokenKind.Word ||
            !tokens[from + 1].Is("(") || Annotations.Contains(tokens[from].Text))
            return false;
        return CTypes.Match(tokens, from + 1, at) == at - 1 &&
            !tokens[at].Text.StartsWith("__", StringComparison.Ordinal);
    }

    /// <summary>The index of the name of the function whose body opens at <paramref name="at"/>.</summary>
    private static int? FunctionName(List<CToken> tokens, int from, int at)
    {
        int? first = null;
        for (var i = from; i + 1 < at; i++)
        {
            if (tokens[i].Kind == CTokenKind.Mark && tokens[i].Text is "{" or "}")
                return null;
            if (!tokens[i + 1].Is("("))
                continue;
            var close = CTypes.Match(tokens, i + 1, at);
            if (close < 0)
                return null;
            if (tokens[i].Kind == CTokenKind.Word && !Annotations.Contains(tokens[i].Text) &&
                tokens[i].Text is not ("typeof" or "__typeof__"))
            {
                if (i > from)
                    return i;
                first = i;
            }
            i = close;
        }
        return first;
    }

    private Item Function(
        List<CToken> tokens, int from, int name, int open, int close, string? off)
    {
        var text = tokens[name].Text;
        var parametersEnd = CTypes.Match(tokens, name + 1, open);
        if (DefinesByArgument(text))
            text = $"{text}({CStatements.Join(tokens, name + 2, CDeclarations.Next(tokens, name + 2, parametersEnd, ","))})";
        var scope = new Scope { Function = text, Result = CTypes.Spell(tokens, from, name) };
        foreach (var (parameter, type) in Parameters(tokens, name + 2, parametersEnd))
            scope.Types[parameter] = type;
        var item = new Item
        {
            Kind = ItemKind.Function,
            Name = text,
            Line = tokens[name].Line,
            EndLine = tokens[Math.Min(close, tokens.Count - 1)].Line,
            Off = off,
            FirstLine = tokens[from].Line,
            Signature = CStatements.Join(tokens, from, open),
            Scope = scope,
        };
        CStatements.Read(tokens, open + 1, close, scope, off, item.Statements, Note);
        _unit.Items.Add(item);
        return item;
    }

    private static bool DefinesByArgument(string name) =>
        name.Contains("SYSCALL_DEFINE", StringComparison.Ordinal);

    private static IEnumerable<(string Name, string Type)> Parameters(
        List<CToken> tokens, int from, int to)
    {
        for (var at = from; at < to;)
        {
            var end = CDeclarations.Next(tokens, at, to, ",");
            if (end > at + 1 && CDeclarations.Split(tokens, at, end) is [var one, ..])
                yield return (one.Name, one.Type);
            at = end + 1;
        }
    }

    private void Declaration(
        List<CToken> tokens, int from, int to, string? off, List<(Item, int, int)> bodies)
    {
        var open = from;
        while (open < to && tokens[open].Text is not ("{" or "=" or "("))
            open++;
        if (open < to && tokens[open].Is("{") && TagBefore(tokens, from, open) is { } tag)
        {
            AddType(tokens, from, tag, open, to, off, bodies);
            return;
        }
        if (tokens[from].Is("typedef") || to - from < 2)
            return;
        if (MacroVariable(tokens, from, to) is { } variable)
        {
            var equals = CDeclarations.Next(tokens, from, to, "=");
            AddGlobal(tokens, variable.Name, variable.At, from, to, off, variable.Kind,
                value: equals < to ? CExpressions.ParseInitialiser(tokens, equals + 1, to) : null);
            return;
        }
        if (tokens[from].Is("extern") || tokens[from + 1].Is("(") || !CDeclarations.Begins(tokens, from, to))
            return;
        foreach (var one in CDeclarations.Split(tokens, from, to))
        {
            if (one.Name.Length == 0 || IsPrototype(tokens, one))
                continue;
            AddGlobal(tokens, one.Name, one.From, from, to, off, "static", one.Exact,
                one.Tree.Kind == "static" ? one.Tree.Kids[0] : one.Tree.Kids[1]);
        }
    }

    private static bool IsPrototype(List<CToken> tokens, Declarator one)
    {
        var equals = CDeclarations.Next(tokens, one.From, one.To, "=");
        for (var i = one.From; i + 1 < equals; i++)
        {
            if (tokens[i].Is(one.Name) && tokens[i + 1].Is("("))
                return true;
        }
        return false;
    }

    private static int? TagBefore(List<CToken> tokens, int from, int open)
    {
        for (var i = from; i < open; i++)
        {
            if (CTypes.IsTag(tokens[i].Text))
                return i;
        }
        return null;
    }

    private void AddType(
        List<CToken> tokens, int from, int tag, int open, int to, string? off,
        List<(Item, int, int)> bodies)
    {
        var close = CTypes.Match(tokens, open, to);
        if (close < 0)
            close = to;
        var kind = tokens[tag].Is("enum") ? ItemKind.Enum : ItemKind.Struct;
        var name = open - 1 > tag ? tokens[open - 1].Text
            : tokens[from].Is("typedef") && to > close + 1 ? tokens[to - 1].Text
            : $"(line {tokens[tag].Line})";
        var item = new Item
        {
            Kind = kind,
            Name = kind == ItemKind.Enum && open - 1 == tag && open + 1 < close
                ? $"enum {tokens[open + 1].Text}"
                : name,
            Line = tokens[tag].Line,
            EndLine = tokens[Math.Min(close, tokens.Count - 1)].Line,
            Off = off,
        };
        Fields(tokens, open + 1, close, "", kind, item.Statements, off);
        _unit.Items.Add(item);
        bodies.Add((item, open, close));
        if (close + 1 < to && !tokens[from].Is("typedef") && tokens[close + 1].Kind == CTokenKind.Word &&
            !tokens[close + 1].Text.StartsWith("__", StringComparison.Ordinal))
            AddGlobal(tokens, tokens[close + 1].Text, close + 1, from, to, off, "static");
    }

    private void Fields(
        List<CToken> tokens, int from, int to, string place, ItemKind kind, List<Statement> sink,
        string? off)
    {
        var separator = kind == ItemKind.Enum ? "," : ";";
        for (var at = from; at < to;)
        {
            var end = CDeclarations.Next(tokens, at, to, separator);
            if (end > at && kind == ItemKind.Enum)
                Member(tokens, at, end, sink, off);
            else if (end > at)
                Field(tokens, at, end, place, sink, off);
            at = end + 1;
        }
    }

    private static void Member(
        List<CToken> tokens, int at, int end, List<Statement> sink, string? off)
    {
        var equals = CDeclarations.Next(tokens, at, end, "=");
        sink.Add(new(tokens[at].Line, tokens[end - 1].EndLine, "", CStatements.Join(tokens, at, end),
            Members.Next(sink, tokens[at].Text,
                CExpressions.Parse(tokens, Math.Min(equals + 1, end), end)),
            off));
    }

    private void Field(
        List<CToken> tokens, int at, int end, string place, List<Statement> sink, string? off)
    {
        var open = at;
        while (open < end && !tokens[open].Is("{"))
            open++;
        if (open < end && place.Length < 20)
        {
            var close = CTypes.Match(tokens, open, end);
            if (close > 0)
            {
                Fields(tokens, open + 1, close, place + "s", ItemKind.Struct, sink, off);
                at = close + 1;
                if (at >= end || tokens[at].Text.StartsWith("__", StringComparison.Ordinal))
                    return;
                sink.Add(new(tokens[at].Line, tokens[end - 1].EndLine, place,
                    CStatements.Join(tokens, at, end), new("field", tokens[at].Text), off));
                return;
            }
        }
        if (tokens[at].Kind == CTokenKind.Word && at + 2 < end && tokens[at + 1].Is("(") &&
            !tokens[at + 2].Is("*"))
        {
            sink.Add(new(tokens[at].Line, tokens[end - 1].EndLine, place,
                CStatements.Join(tokens, at, end),
                new("field", tokens[at + 2].Text, CExpressions.Parse(tokens, at, end)), off));
            return;
        }
        foreach (var one in CDeclarations.Split(tokens, at, end))
        {
            sink.Add(new(tokens[one.From].Line, tokens[one.To - 1].EndLine, place, one.Exact,
                new("field", one.Tree.Text, one.Tree.Kids), off));
        }
    }

    /// <summary>A variable that a macro defines: DEFINE_PER_CPU(type, name), LIST_HEAD(name).</summary>
    private static (string Name, int At, string Kind)? MacroVariable(
        List<CToken> tokens, int from, int to)
    {
        var at = from;
        while (at < to && (tokens[at].Is("static") || tokens[at].Is("__visible") ||
                           tokens[at].Text.StartsWith("__", StringComparison.Ordinal)))
            at++;
        if (at + 2 >= to || tokens[at].Kind != CTokenKind.Word || !tokens[at + 1].Is("("))
            return null;
        var macro = tokens[at].Text;
        var close = CTypes.Match(tokens, at + 1, to);
        if (close < 0 || !(macro.StartsWith("DEFINE_", StringComparison.Ordinal) ||
            macro.StartsWith("DECLARE_WORK", StringComparison.Ordinal) ||
            macro is "LIST_HEAD" or "HLIST_HEAD" or "DECLARE_BITMAP" or "DECLARE_WAIT_QUEUE_HEAD" or
                "DECLARE_RWSEM" or "DECLARE_COMPLETION" or "DECLARE_DELAYED_WORK"))
            return null;
        var perCpu = macro.StartsWith("DEFINE_PER_CPU", StringComparison.Ordinal);
        var name = perCpu ? CDeclarations.Next(tokens, at + 2, close, ",") + 1 : at + 2;
        return name < close && tokens[name].Kind == CTokenKind.Word
            ? (tokens[name].Text, name, perCpu ? "percpu" : "static")
            : null;
    }

    private void AddGlobal(
        List<CToken> tokens, string name, int at, int from, int to, string? off, string kind,
        string? exact = null, Node? value = null)
    {
        var item = new Item
        {
            Kind = ItemKind.Global,
            Name = name,
            Line = tokens[at].Line,
            EndLine = tokens[to - 1].EndLine,
            Off = off,
        };
        item.Statements.Add(new(item.Line, item.EndLine, "",
            exact ?? CStatements.Join(tokens, from, to), new(kind, name, value ?? Node.None), off));
        _unit.Items.Add(item);
    }

    /// <summary>
    /// A macro does not say whether its expression is used for its value or for its effect.
    /// </summary>
    public static Node MacroTree(Node tree) =>
        tree.Kind is "return" or "expression" ? new("value", "", tree.Kids) : tree;

    private void AddDefine(Define define)
    {
        if (define.Body.Count == 0)
            return;
        var item = new Item
        {
            Kind = define.Parameters is null ? ItemKind.Constant : ItemKind.Macro,
            Name = define.Name,
            Line = define.Line,
            EndLine = define.EndLine,
            Off = define.Off,
            Scope = new() { Function = define.Name },
            Signature = define.Parameters is null
                ? define.Name
                : $"{define.Name}({string.Join(", ", define.Parameters)})",
        };
        var body = define.Body;
        var expression = CExpressions.ParseInitialiser(body, 0, body.Count);
        if (define.Parameters is null)
        {
            item.Statements.Add(new(define.Line, define.EndLine, "",
                $"{define.Name} {CStatements.Join(body, 0, body.Count)}",
                new("constant", define.Name, expression), define.Off));
        }
        else if (expression.Kind != "tokens")
        {
            item.Statements.Add(new(define.Line, define.EndLine, "",
                CStatements.Join(body, 0, body.Count), new("value", "", expression), define.Off));
        }
        else
        {
            var (from, to) = Unwrap(body);
            CStatements.Read(body, from, to, item.Scope, define.Off, item.Statements, Note);
            for (var i = 0; i < item.Statements.Count; i++)
                item.Statements[i] = item.Statements[i] with { Tree = MacroTree(item.Statements[i].Tree) };
        }
        _unit.Items.Add(item);
    }

    // do { ... } while (0) and ({ ... }) hold the statements that matter.
    private static (int From, int To) Unwrap(List<CToken> body)
    {
        if (body.Count > 5 && body[0].Is("do") && body[1].Is("{") && body[^2].Text == "0" &&
            body[^5].Is("}"))
            return (2, body.Count - 5);
        return body.Count > 3 && body[0].Is("(") && body[1].Is("{") && body[^2].Is("}")
            ? (2, body.Count - 2)
            : (0, body.Count);
    }
}
