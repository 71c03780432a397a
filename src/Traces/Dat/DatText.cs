// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Traces;

/// <summary>The texts that trace-cmd takes from tracefs and /proc, as a file has them.</summary>
internal static class DatText
{
    /// <summary>The name of the clock: ns that all CPUs agree on.</summary>
    public const string Clock = "global";

    /// <summary>How a page of the ring buffer begins.</summary>
    public static string HeaderPage(DatOptions options) => Lines(
        Field("u64", "timestamp", 0, 8, 0),
        Field("local_t", "commit", 8, options.LongBytes, 1),
        Field("int", "overwrite", 8, 1, 1),
        Field("char", "data", 8 + options.LongBytes, options.PageBytes - 8 - options.LongBytes, 1));

    /// <summary>How an event of the ring buffer begins.</summary>
    public static string HeaderEvent { get; } = Lines(
        "# compressed entry header",
        "\ttype_len    :    5 bits",
        "\ttime_delta  :   27 bits",
        "\tarray       :   32 bits",
        "",
        "\tpadding     : type == 29",
        "\ttime_extend : type == 30",
        "\ttime_stamp : type == 31",
        "\tdata max type_len  == 28");

    /// <summary>Functions as /proc/kallsyms has them, by address.</summary>
    public static string Symbols(IReadOnlyDictionary<ulong, string> functions)
    {
        var text = new StringBuilder();

        foreach ((ulong address, string name) in functions.OrderBy(pair => pair.Key))
            text.Append(FormattableString.Invariant($"{address:x16} t {name}\n"));
        return text.ToString();
    }

    /// <summary>Tasks as saved_cmdlines has them.</summary>
    public static string Tasks(IReadOnlyDictionary<int, string> tasks)
        => string.Concat(tasks.OrderBy(pair => pair.Key)
            .Select(pair => FormattableString.Invariant($"{pair.Key} {pair.Value}\n")));

    private static string Field(string type, string name, int offset, int size, int signed)
        => FormattableString.Invariant(
            $"\tfield: {type} {name};\toffset:{offset};\tsize:{size};\tsigned:{signed};");

    private static string Lines(params string[] lines) => string.Join('\n', lines) + "\n";
}
