// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>
/// Where a reader of an expression stands: the tokens that it may take, the next one of them, and
/// how deep it is in brackets and operators.
/// </summary>
internal sealed class CTokenCursor(List<CToken> tokens, int from, int to)
{
    /// <summary>How deep an expression may nest before it counts as unreadable.</summary>
    public const int MaxDepth = 100;

    /// <summary>The tokens are no expression that this reader knows.</summary>
    public sealed class Unreadable : Exception;

    private int _depth;

    /// <summary>The tokens of the whole text; those past the end included.</summary>
    public List<CToken> Tokens { get; } = tokens;

    /// <summary>The index of the next token.</summary>
    public int At { get; set; } = from;

    /// <summary>The next token, or one further on; one of no kind past the end.</summary>
    public CToken Peek(int ahead = 0) => At + ahead < to ? Tokens[At + ahead] : default;

    /// <summary>Whether the next token, or one further on, is this one.</summary>
    public bool Is(string text, int ahead = 0) => Peek(ahead).Is(text);

    /// <summary>Takes the next token, which has to be there.</summary>
    public CToken Next() => At < to ? Tokens[At++] : throw new Unreadable();

    /// <summary>Takes the next token if it is this one.</summary>
    public bool Take(string text)
    {
        if (!Is(text))
            return false;
        At++;
        return true;
    }

    /// <summary>Takes the next token, which has to be this one.</summary>
    public void Need(string text)
    {
        if (!Take(text))
            throw new Unreadable();
    }

    /// <summary>The index of the bracket that closes the one that is next.</summary>
    public int Close()
    {
        var close = CTypes.Match(Tokens, At, to);
        return close < 0 ? throw new Unreadable() : close;
    }

    /// <summary>Goes one level deeper. <see cref="Leave"/> comes back.</summary>
    public void Enter()
    {
        if (++_depth > MaxDepth)
            throw new Unreadable();
    }

    /// <summary>Comes back from a level.</summary>
    public void Leave() => _depth--;
}
