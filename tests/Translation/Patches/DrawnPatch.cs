// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;

namespace Linux.Tests.Translation;

/// <summary>A change of C that is drawn by chance.</summary>
internal static partial class DrawnPatch
{
    private static readonly (string Kind, Func<string, Random, string> Make)[] s_kinds =
    [
        ("change", Change), ("drop", Drop), ("swap", Swap), ("add", Add), ("rename", Rename),
        ("move", Move), ("field", (c, _) => Field(c)), ("parameter", Parameter),
        ("function", Function), ("tracepoint", (c, _) => Tracepoint(c)),
    ];

    /// <summary>The kind, and the C with the change.</summary>
    public static (string Kind, string C) Draw(string c, int seed)
    {
        var (kind, make) = s_kinds[seed % s_kinds.Length];
        return (kind, make(c, new(seed)));
    }

    private static string Change(string c, Random chance)
    {
        var number = Pick(Numbers().Matches(c), chance);
        return Put(c, number, $"{int.Parse(number.Value) + 1}");
    }

    private static string Drop(string c, Random chance) =>
        Put(c, Pick(Calls().Matches(c), chance), "");

    private static string Swap(string c, Random chance)
    {
        var two = Pick(Pairs().Matches(c), chance);
        return Put(c, two, two.Groups[2].Value + two.Groups[1].Value);
    }

    private static string Add(string c, Random chance)
    {
        var call = Pick(Calls().Matches(c), chance);
        return c.Insert(call.Index, "\tcpu_relax();\n");
    }

    private static string Rename(string c, Random chance)
    {
        var function = Pick(Functions().Matches(c), chance);
        var names = Parameters().Matches(function.Groups[1].Value);
        var name = Pick(names, chance).Groups[1].Value;
        return Put(c, function, Regex.Replace(function.Value, $@"(?<![.>])\b{name}\b", $"{name}_now"));
    }

    private static string Move(string c, Random chance)
    {
        var function = Pick([.. Functions().Matches(c).SkipLast(1)], chance);
        return Put(c, function, "") + "\n" + function.Value;
    }

    private static string Field(string c) => Before(c,
        "struct drawn {\n\tunsigned int count;\n\tstruct tmigr_cpu *tmc;\n};\n\n" +
        "static bool drawn_is_set(struct drawn *drawn)\n{\n\treturn drawn->count && drawn->tmc;\n}\n\n");

    private static string Parameter(string c, Random chance)
    {
        var function = Pick(Functions().Matches(c), chance);
        var close = function.Value.IndexOf(")\n{", StringComparison.Ordinal);
        return Put(c, function, function.Value.Insert(close, ", int drawn"));
    }

    private static string Function(string c, Random chance)
    {
        var call = Pick(Calls().Matches(c), chance);
        return Before(c.Insert(call.Index, "\tdrawn();\n"), "static void drawn(void)\n{\n" +
            $"\tfor (int i = 0; i < {chance.Next(9)}; i++)\n\t\tcpu_relax();\n}}\n\n");
    }

    // The port has no such event, and that has to be said.
    private static string Tracepoint(string c) => Before(c,
        "TRACE_EVENT(drawn,\n\tTP_PROTO(int cpu),\n\tTP_ARGS(cpu),\n\tTP_STRUCT__entry(\n" +
        "\t\t__field(int, cpu)\n\t),\n\tTP_fast_assign(\n\t\t__entry->cpu = cpu;\n\t),\n" +
        "\tTP_printk(\"cpu=%d\", __entry->cpu)\n);\n\n");

    private static string Before(string c, string text) =>
        c.Insert(Functions().Match(c).Index, text);

    private static Match Pick(IReadOnlyList<Match> all, Random chance) => all[chance.Next(all.Count)];

    private static string Put(string c, Match match, string with) =>
        string.Concat(c.AsSpan(0, match.Index), with, c.AsSpan(match.Index + match.Length));

    [GeneratedRegex(@"(?<=[ (])[0-9](?=[;,) ])")]
    private static partial Regex Numbers();

    [GeneratedRegex(@"^\t[a-z_]+\([^\n]*\);\n", RegexOptions.Multiline)]
    private static partial Regex Calls();

    [GeneratedRegex(@"^(\t[a-z_]+\([^\n]*\);\n)(\t[a-z_]+\([^\n]*\);\n)", RegexOptions.Multiline)]
    private static partial Regex Pairs();

    [GeneratedRegex(@"^static [^\n]*\(([^\n]*)\)\n\{\n.*?^\}\n", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Functions();

    [GeneratedRegex(@"([a-z]+)(?:,|$)")]
    private static partial Regex Parameters();
}
