// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>Reads what stands between the brackets of a TRACE_EVENT() and its kin.</summary>
internal static class CTracepoints
{
    /// <summary>
    /// Adds the parts: fields of TP_STRUCT__entry, statements of TP_fast_assign, and each other
    /// argument as one.
    /// </summary>
    public static void Read(CSource source, int open, int to, Item item)
    {
        var tokens = source.Tokens;
        var close = source.Match(open, to);
        for (var at = open + 1; at < close;)
        {
            var end = source.Next(at, close, ",");
            var inner = source.Match(at + 1, end);
            if (inner == end - 1 && tokens[at].Is("TP_STRUCT__entry"))
                Entries(source, at + 2, inner, item);
            else if (inner == end - 1 && tokens[at].Is("TP_fast_assign"))
                CStatements.Read(tokens, at + 2, inner, item.Scope, item.Off, item.Statements,
                    source.Note);
            else if (end > at)
                item.Statements.Add(source.Statement(at, end, new("part", tokens[at].Text)));
            at = end + 1;
        }
    }

    private static void Entries(CSource source, int from, int to, Item item)
    {
        for (var at = from; at < to;)
        {
            var close = source.Match(at + 1, to);
            var end = close < 0 ? to : close + 1;
            var comma = source.Next(Math.Min(at + 2, end), end, ",");
            item.Statements.Add(source.Statement(at, end,
                new("entry", comma + 1 < end ? source.Tokens[comma + 1].Text : "")));
            at = end;
        }
    }
}
