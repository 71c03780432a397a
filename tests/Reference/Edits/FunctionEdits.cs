// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Reference.Edits;

/// <summary>An edit of one file, and all that a comparison has to name, no more.</summary>
internal sealed record Edit(string Name, string File, string Text, params string[] Expected);

/// <summary>Edits that can be made to any function, wherever it stands.</summary>
internal static class FunctionEdits
{
    /// <summary>All that fit a function.</summary>
    public static IEnumerable<Edit> Of(CText text, string function) =>
        [.. Arms(text, function), .. Heads(text, function), .. Statements(text, function),
            .. Ifs(text, function)];

    private static IEnumerable<Edit> Arms(CText text, string function)
    {
        var (_, _, close) = text.Function(function);
        var first = First(text, function);
        Edit Wrap(string name, string condition, string[] expected, string ending = "#endif") =>
            new($"{function}: {name}", text.File,
                text.With(first, close + 1, [condition, .. text.Lines.Skip(first - 1)
                    .Take(close - first + 1), ending]),
                [.. expected, $"{text.File}: added preprocessor line {condition} {first}",
                    $"{text.File}: added preprocessor line #endif {close + 2}"]);

        string[] off = [$"{text.File}: {function}: NoLongerBuilt"];
        yield return Wrap("#if 0", "#if 0", off);
        yield return Wrap("an option that is off", "#ifdef CONFIG_PREEMPT_RT", off);
        yield return Wrap("an option that is on, turned round", "#ifndef CONFIG_SMP", off);
        yield return Wrap("a condition", "#if defined ( CONFIG_SMP ) && defined ( CONFIG_COMPAT )", off);
        yield return Wrap("IS_ENABLED", "#if IS_ENABLED ( CONFIG_NOT_THERE )", off);
        yield return Wrap("an option that is on", "#ifdef CONFIG_SMP", []);
        yield return new($"{function}: removed", text.File, text.With(first, close + 1),
            $"{text.File}: removed function {function}");
        yield return new($"{function}: all in a comment", text.File,
            text.With(first, close + 1, "/*", "*/"), $"{text.File}: removed function {function}");
    }

    private static IEnumerable<Edit> Heads(CText text, string function)
    {
        var (head, open, close) = text.Function(function);
        var first = First(text, function);
        string line = text[head];
        Edit Head(string name, string changed, string expected) => new($"{function}: {name}", text.File,
            text.With(head, head + 1, changed), $"{text.File}: {function}: {expected}");

        yield return Head("an attribute", $"__always_inline {line}", "attributes");
        yield return Head("an attribute with arguments", $"__printf(1, 2) {line}", "attributes");
        if (line.StartsWith("static ", StringComparison.Ordinal))
            yield return Head("no longer static", line[7..], "attributes");
        if (text[open - 1].EndsWith(')'))
            yield return new($"{function}: an attribute behind", text.File,
                text.WithLine(open - 1, l => l + " __must_hold(&nothing)"),
                $"{text.File}: {function}: attributes");
        yield return Head("a parameter", line.Replace($"{function}(", $"{function}(int more, "),
            "signature");
        if (first == head && Regex.IsMatch(line, @"\b(void|int|bool) (?=\w+\()"))
            yield return Head("a result", Regex.Replace(line, @"\b(void|int|bool) (?=\w+\()", "u64 "),
                "signature");
        yield return new($"{function}: another function before it", text.File,
            text.With(first, first, "static int sprocket(void)", "{", "\treturn 7;", "}", ""),
            $"{text.File}: added function sprocket {first}");
        yield return new($"{function}: an insertion after its brace", text.File,
            text.With(open + 1, open + 1, "\tsprocket(7);"),
            $"{text.File}: {function}: Added {open + 1}");
        yield return new($"{function}: an insertion before its end", text.File,
            text.With(close, close, "\tsprocket(7);"),
            $"{text.File}: {function}: Added {close}");
        yield return new($"{function}: white space and comments", text.File,
            text.With(open + 1, open + 1, "", "\t/* sprocket(7); */ \t // x"));
    }

    private static IEnumerable<Edit> Statements(CText text, string function)
    {
        var (_, open, close) = text.Function(function);
        foreach (var at in text.Statements(open, close).Take(1))
        {
            var name = $"{text.File}: {function}";
            var tabs = text[at][..text[at].TakeWhile(c => c == '\t').Count()];
            yield return new($"{function}: a statement removed", text.File, text.With(at, at + 1),
                $"{name}: Removed");
            yield return new($"{function}: a statement changed", text.File,
                text.WithLine(at, l => l[..^1] + " + sprocket(7);"), $"{name}: Changed {at}");
            yield return new($"{function}: a statement in #if 0", text.File,
                text.With(at, at + 1, "#if 0", text[at], "#endif"), $"{name}: NoLongerBuilt {at + 1}");
            yield return new($"{function}: a statement in an option that is off", text.File,
                text.With(at, at + 1, "#ifdef CONFIG_PREEMPT_RT", text[at], "#endif"),
                $"{name}: NoLongerBuilt {at + 1}");
            yield return new($"{function}: a statement in an option that is on", text.File,
                text.With(at, at + 1, "#ifdef CONFIG_SMP", text[at], "#endif"),
                $"{name}: marks {text.Function(function).Head}");
            yield return new($"{function}: a statement in a comment", text.File,
                text.WithLine(at, l => $"/* {l} */"), $"{name}: Removed");
            yield return new($"{function}: braces alone", text.File,
                text.With(at, at + 1, $"{tabs}{{", text[at], $"{tabs}}}"),
                $"{name}: marks {text.Function(function).Head}");
        }
        foreach (var at in text.Statements(open, close).Where(at => !Deep(text, at)).Take(1))
        {
            yield return new($"{function}: an if around a statement", text.File,
                text.With(at, at + 1, "\tif (sprocket(7))", $"\t{text[at]}"),
                $"{text.File}: {function}: Added {at}",
                $"{text.File}: {function}: Renested {at + 1} in if");
        }
    }

    private static bool Deep(CText text, int at) =>
        text[at].StartsWith("\t\t", StringComparison.Ordinal);

    private static IEnumerable<Edit> Ifs(CText text, string function)
    {
        var (_, open, close) = text.Function(function);
        foreach (var at in text.Ifs(open, close).Where(at => !Deep(text, at)).Take(1))
        {
            var name = $"{text.File}: {function}";
            yield return new($"{function}: a condition negated", text.File,
                text.WithLine(at, l => l.Replace("if (", "if (!(") + ")"), $"{name}: Changed {at}");
            yield return new($"{function}: an else added", text.File,
                text.With(at + 2, at + 2, "\telse", "\t\tsprocket(7);"),
                $"{name}: Added {at + 3} in else");
            yield return new($"{function}: an if removed", text.File,
                text.With(at, at + 2, text[at + 1][1..]), $"{name}: Removed", $"{name}: Renested {at}");
        }
    }

    // A result may stand on a line of its own above the name.
    private static int First(CText text, string function)
    {
        var (head, _, _) = text.Function(function);
        return text[head - 1].Length > 0 && Regex.IsMatch(text[head - 1], @"^[a-z][\w *]*$")
            ? head - 1
            : head;
    }
}
