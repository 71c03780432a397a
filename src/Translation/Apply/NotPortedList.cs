// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Linux.Translation.Apply;

/// <summary>Edits kernel-ref/not-ported.json, which has one entry a line.</summary>
internal static class NotPortedList
{
    private static readonly JsonSerializerOptions s_plain =
        new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The list with one name more, behind the others of its file.</summary>
    public static string With(string json, string file, string name, string reason)
    {
        var lines = json.Split('\n').ToList();
        if (Find(lines, file, name) >= 0)
            return json;
        var at = lines.FindLastIndex(l => Names(l, file));
        if (at < 0)
            at = lines.FindLastIndex(l => l.TrimStart().StartsWith('{'));
        var last = at >= 0 && !lines[at].TrimEnd().EndsWith(',');
        if (last)
            lines[at] = lines[at].TrimEnd() + ",";
        lines.Insert(Math.Max(at + 1, 1), $"  {{\"name\": {Text(name)}, \"file\": {Text(file)}, " +
            $"\"reason\": {Text(reason)}}}{(last || at < 0 ? "" : ",")}");
        return string.Join('\n', lines);
    }

    /// <summary>The list without a name.</summary>
    public static string Without(string json, string file, string name)
    {
        var lines = json.Split('\n').ToList();
        var at = Find(lines, file, name);
        if (at < 0)
            return json;
        if (!lines[at].TrimEnd().EndsWith(',') && at > 0)
            lines[at - 1] = lines[at - 1].TrimEnd().TrimEnd(',');
        lines.RemoveAt(at);
        return string.Join('\n', lines);
    }

    private static int Find(List<string> lines, string file, string name) =>
        lines.FindIndex(l => Names(l, file) &&
            l.Contains($"\"name\": {Text(name)}", StringComparison.Ordinal));

    private static bool Names(string line, string file) =>
        line.Contains($"\"file\": {Text(file)}", StringComparison.Ordinal);

    private static string Text(string text) => JsonSerializer.Serialize(text, s_plain);
}
