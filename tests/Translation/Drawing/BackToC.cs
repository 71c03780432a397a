// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using DiffPlex;
using Linux.Images;
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Canonical;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Reference.Pins;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation.Drawing;

/// <summary>
/// Writes a change of the port as a patch of C: where the port has a statement as a tree has it,
/// the change goes to the lines of that statement.
/// </summary>
internal sealed class BackToC(SourceTree tree)
{
    private static readonly (string From, string To)[] s_spellings =
    [
        (@"@(?=\w)", ""), (@"\((u8|u32|u64|int|uint|ulong|byte)\)(?=[\w(-])", ""),
        (@"\bunchecked\(([^()]*)\)", "$1"), (@"global_ptr\(ref (\w+)\)", "&$1"),
        (@"\b(READ_ONCE|WRITE_ONCE)\((&|ref )", "$1("), (@"\bout (\w+)", "$1"),
        (@"\bref (\w+)", "&$1"), (@"([\w>.-]+) != null", "$1"), (@"([\w>.-]+) == null", "!$1"),
        (@"\bnull\b", "NULL"), (@"\bmin_t<(\w+)>\(", "min_t($1, "),
        (@"\b(\w+)\.of_(\w+)\((.*)\);", "container_of($3, struct $1, $2);"),
        (@"^(\s*)(tmigr_state) (?=\w+;)", "$1union $2 "),
        (@"^(\s*)(tmigr_\w+|list_head|timer_base)(\*?) (?=\w+( =|;))", "$1struct $2 $3"),
        (@"^\s*public const \w+ (\w+) = (.*);$", "#define $1\t$2"),
        (@"\buint\b", "unsigned int"), (@"\bpublic ", ""),
    ];

    /// <summary>The patch; null if a place of the change is not in the tree.</summary>
    public string? Make(IEnumerable<SourcePatch> patches)
    {
        var text = "";
        foreach (var file in patches.GroupBy(p => p.File))
        {
            var path = file.Key[..^".cs".Length];
            if (tree.Read(path) is not { } c ||
                Edited(path, c, file.Key, [.. file]) is not { } after)
                return null;
            text += UnifiedDiff.Write(path, c, after);
        }
        return text;
    }

    private static string? Edited(string path, string c, string file, SourcePatch[] patches)
    {
        var before = KernelSources.Files[file];
        var after = patches.Aggregate(before, (text, patch) => patch.Apply(text));
        var diff = new Differ().CreateLineDiffs(before, after, ignoreWhitespace: false);
        var places = Places(path, c, file);
        var lines = c.Split('\n').ToList();
        foreach (var block in diff.DiffBlocks.OrderByDescending(b => b.DeleteStartA))
        {
            var news = diff.PiecesNew.Skip(block.InsertStartB).Take(block.InsertCountB)
                .Where(l => !l.TrimStart().StartsWith("//", StringComparison.Ordinal)).ToList();
            var olds = diff.PiecesOld.Skip(block.DeleteStartA).Take(block.DeleteCountA).ToList();
            if (olds.Concat(news).All(l => string.IsNullOrWhiteSpace(l)))
                continue;
            if (Find(places, lines, block.DeleteStartA + 1, olds, diff.PiecesOld) is not
                var (from, to))
                return null;
            var texts = news.Select(Spell).ToList();
            // C has braces where the port needs none.
            if (to > from && texts.Count > 0 && lines[to - 1].EndsWith('{') &&
                !texts[^1].EndsWith('{'))
                texts[^1] += " {";
            lines.RemoveRange(from, to - from);
            lines.InsertRange(from, texts);
        }
        return string.Join('\n', lines);
    }

    private static string Spell(string line) => s_spellings.Aggregate(line, (text, s) =>
        Regex.Replace(text, s.From, s.To));

    // The lines of C, from 0, for lines of the port, from 1.
    private static (int From, int To)? Find(
        Dictionary<int, (int From, int To)?> places, List<string> lines, int first,
        List<string> olds, IReadOnlyList<string> port)
    {
        var own = Enumerable.Range(first, olds.Count).Where(places.ContainsKey)
            .Select(l => places[l]).ToList();
        if (own.Contains(null))
            return null;
        if (own.Count > 0)
        {
            var (from, to) = (own.Min(p => p!.Value.From) - 1, own.Max(p => p!.Value.To));
            foreach (var _ in olds.AsEnumerable().Reverse().TakeWhile(l => l.Trim() is "}" or "")
                         .Where(l => l.Trim() == "}"))
            {
                if (lines[to].Trim() != "}")
                    return null;
                to++;
            }
            return (from, to);
        }
        // Before the statement that stands below, or behind the one above.
        var next = first + olds.Count;
        while (next <= port.Count && (string.IsNullOrWhiteSpace(port[next - 1]) ||
                   port[next - 1].TrimStart().StartsWith("//", StringComparison.Ordinal)))
            next++;
        if (places.TryGetValue(next, out var below))
            return below is var (at, _) ? (at - 1, at - 1) : null;
        return places.TryGetValue(first - 1, out var above) && above is var (_, end)
            ? (end, end) : null;
    }

    // Where a line of the port begins a statement: the lines of it in C, or null if C has another.
    private static Dictionary<int, (int From, int To)?> Places(string path, string c, string file)
    {
        var unit = Samples.Read(path, c);
        var port = Samples.Workspace.Port.First(f => f.Path == $"src/Kernel/{file}");
        var places = new Dictionary<int, (int From, int To)?>();
        foreach (var ported in port.Unit.Items)
        {
            foreach (var statement in ported.Statements)
                places[statement.Line] = null;
            if (unit.Items.Find(i => i.Name == ported.Name && i.Off is null &&
                    i.Kind == ported.Kind) is not { } item)
                continue;
            foreach (var (left, right) in Alignment.Match(Keys(item, Side.C),
                         Keys(ported, Side.CSharp)))
                places[ported.Statements[right].Line] =
                    (item.Statements[left].Line, item.Statements[left].EndLine);
        }
        return places;
    }

    private static List<string> Keys(Item item, Side side) => [.. item.Statements
        .Select(s => Pinner.Make(s, item.Scope, side)).Select(s => $"{s.Place}:{s.Canonical}")];
}
