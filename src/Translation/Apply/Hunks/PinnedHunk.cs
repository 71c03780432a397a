// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference.C;
using Linux.Reference.Pins;

namespace Linux.Translation.Apply;

/// <summary>
/// A hunk whose file is not at hand, held to what the pin knows of that file: the lines and hashes
/// of its statements.
/// </summary>
internal sealed partial class PinnedHunk
{
    private const int Farthest = 2000;

    private readonly Hunk _hunk;
    private readonly List<CToken> _tokens;
    private readonly Dictionary<(int, int), HashSet<string>> _runs = [];

    private PinnedHunk(Hunk hunk)
    {
        _hunk = hunk;
        _tokens = CLexer.Read(string.Join('\n', hunk.Old.Select(l =>
            IsComment(l) ? "" : l)), (_, _) => { });
    }

    /// <summary>How far below its own number the hunk stands in the pinned file.</summary>
    public int Shift { get; private init; }

    /// <summary>The hunk's lines, each with its mark.</summary>
    public IReadOnlyList<string> Lines => _hunk.Lines;

    /// <summary>The hunk where the pin has its statements; null if it has them nowhere.</summary>
    public static PinnedHunk? Find(Pin pin, Hunk hunk, int shift)
    {
        var read = new PinnedHunk(hunk);
        for (var distance = 0; distance <= Farthest; distance++)
        {
            foreach (var at in new[] { shift - distance, shift + distance })
            {
                if (read.Fits(pin, at, distance == 0 ? 1 : 2))
                    return new(hunk) { Shift = at };
            }
        }
        return null;
    }

    /// <summary>The line of the pinned file at which a line of the hunk stands, or would.</summary>
    public int OldLine(int at) => _hunk.OldStart + Shift + Old(0, at).Count;

    /// <summary>By how many lines the file grows below a line of it, for each run that changes.
    /// </summary>
    public IEnumerable<(int From, int By)> Shifts => Enumerable.Range(0, Lines.Count)
        .Where(i => Lines[i][0] != ' ')
        .Select(i => Lines[i][0] == '+' ? (OldLine(i), 1) : (OldLine(i) + 1, -1));

    /// <summary>The text before, from one line of the hunk to another.</summary>
    public List<string> Old(int from, int to) => _hunk.Before(from, to);

    /// <summary>The text after.</summary>
    public List<string> New(int from, int to) => _hunk.After(from, to);

    /// <summary>Whether a line holds no code.</summary>
    public static bool IsComment(string line) => string.IsNullOrWhiteSpace(line) ||
        Comment().IsMatch(line);

    // Every statement that the hunk shows whole has to be the one that is pinned there.
    private bool Fits(Pin pin, int shift, int least)
    {
        var first = _hunk.OldStart + shift;
        var end = first + _hunk.Old.Count;
        var found = 0;
        foreach (var item in pin.Items.Where(i => i.EndLine >= first && i.Line < end))
        {
            foreach (var statement in item.Statements.Where(s => s.Line >= first &&
                         s.EndLine < end))
            {
                if (Has(statement, first))
                    found++;
                // Declarators that share a line are not a run of words each.
                else if (item.Statements.Count(s => s.Line == statement.Line) == 1)
                    return false;
            }
        }
        return found >= least;
    }

    private bool Has(PinStatement statement, int first)
    {
        var (from, to) = (statement.Line - first + 1, statement.EndLine - first + 1);
        if (!_runs.TryGetValue((from, to), out var runs))
        {
            _runs[(from, to)] = runs = [];
            var tokens = _tokens.FindAll(t => t.Line >= from && t.EndLine <= to);
            for (var a = 0; a < tokens.Count; a++)
            {
                for (var b = a + 1; b <= tokens.Count; b++)
                    runs.Add(Pinner.Hash(CStatements.Join(tokens, a, b)));
            }
        }
        return runs.Contains(statement.Exact);
    }

    [GeneratedRegex(@"^\s*( \*( |/|$)|/\*((?!\*/).)*(\*/\s*)?$|//)")]
    private static partial Regex Comment();
}
