// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Litmus;

/// <summary>Goes through tokens, one ahead.</summary>
internal sealed class TokenReader(IReadOnlyList<Token> tokens)
{
    private int _at;

    public Token Next => tokens[_at];

    public int Line => Next.Line;

    public Token Take()
    {
        Token token = Next;

        if (token.Kind != TokenKind.End)
            _at++;
        return token;
    }

    public bool Is(string text) => Next.Text == text && Next.Kind != TokenKind.End;

    /// <summary>Whether the token after the next one is this.</summary>
    public bool IsThen(string text) => _at + 1 < tokens.Count && tokens[_at + 1].Text == text;

    public bool TryTake(string text)
    {
        bool has = Is(text);

        if (has)
            Take();
        return has;
    }

    public void Expect(string text)
    {
        if (TryTake(text))
            return;
        throw new LitmusException(Line, Next.Text switch
        {
            "[" => "an array is nothing that a litmus test has here",
            ":" => "a label is nothing that a litmus test has here",
            _ => $"'{text}' is missing before '{Next.Text}'",
        });
    }

    public string ExpectName(string what)
        => Next.Kind == TokenKind.Name ? Take().Text
            : throw new LitmusException(Line, $"{what} is missing before '{Next.Text}'");
}
