// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Canonical;

namespace Linux.Reference.C;

/// <summary>The tokens that items are read of, all of one arm of the preprocessor.</summary>
/// <param name="Tokens">In the order of the text.</param>
/// <param name="Off">The arm's condition if the configuration turns it off.</param>
/// <param name="Notes">Takes what cannot be read, with its line.</param>
internal sealed record CSource(List<CToken> Tokens, string? Off, Action<int, string> Notes)
{
    /// <summary>Says what cannot be read.</summary>
    public void Note(int line, string what)
    {
        // An arm that is off may be half a statement; that is no news.
        if (Off is null)
            Notes(line, what);
    }

    /// <summary>The tokens with one space between them.</summary>
    public string Join(int from, int to) => CStatements.Join(Tokens, from, to);

    /// <summary>The index of a mark outside brackets, or <paramref name="to"/>.</summary>
    public int Next(int from, int to, string mark) => CDeclarations.Next(Tokens, from, to, mark);

    /// <summary>The index of the bracket that closes the one at <paramref name="open"/>, or -1.
    /// </summary>
    public int Match(int open, int to) => CTypes.Match(Tokens, open, to);

    /// <summary>Where the first and the last token begin in the file.</summary>
    public (int From, int To) Span(int first, int last) =>
        (Tokens[first].At, Tokens[Math.Min(last, Tokens.Count - 1)].At);

    /// <summary>The line of a token; that of the last one past the end.</summary>
    public int Line(int at) => Tokens[Math.Min(at, Tokens.Count - 1)].Line;

    /// <summary>The tokens from <paramref name="from"/> to before <paramref name="to"/> as one
    /// statement.</summary>
    public Statement Statement(
        int from, int to, Node tree, string place = "", string? exact = null) =>
        new(Tokens[from].Line, Tokens[to - 1].EndLine, place, exact ?? Join(from, to), tree, Off);
}
