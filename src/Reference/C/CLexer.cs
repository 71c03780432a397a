// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Reference.C;

/// <summary>
/// Splits C text into tokens. It never fails: an open comment or literal ends at the end of
/// the file or line and is noted, and a character that C does not know becomes a mark.
/// </summary>
public sealed class CLexer
{
    private static readonly string[] Marks =
    [
        "...", "<<=", ">>=", "->", "++", "--", "<<", ">>", "<=", ">=", "==", "!=", "&&", "||",
        "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "##",
    ];

    private readonly string _text;
    private readonly Action<int, string> _note;
    private readonly List<CToken> _tokens = [];
    private int _at;
    private int _line;

    private CLexer(string text, int line, Action<int, string> note)
    {
        _text = text;
        _line = line;
        _note = note;
    }

    /// <summary>
    /// Reads all of <paramref name="text"/>, whose first line has the given number.
    /// </summary>
    public static List<CToken> Read(string text, Action<int, string> note, int line = 1)
    {
        var lexer = new CLexer(text, line, note);
        lexer.Run();
        return lexer._tokens;
    }

    private char Peek(int ahead = 0) =>
        _at + ahead < _text.Length ? _text[_at + ahead] : '\0';

    private void Run()
    {
        var fresh = true;
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\n')
            {
                _line++;
                _at++;
                fresh = true;
            }
            else if (char.IsWhiteSpace(c))
                _at++;
            else if (IsContinuation())
                SkipContinuation();
            else if (c == '/' && Peek(1) == '*')
                SkipBlockComment();
            else if (c == '/' && Peek(1) == '/')
                SkipLineComment();
            else if (c == '#' && fresh)
                ReadDirective();
            else
            {
                fresh = false;
                ReadToken(c);
            }
        }
    }

    private bool IsContinuation() =>
        Peek() == '\\' && (Peek(1) == '\n' || (Peek(1) == '\r' && Peek(2) == '\n'));

    private void SkipContinuation()
    {
        _at += Peek(1) == '\r' ? 3 : 2;
        _line++;
    }

    private void SkipBlockComment()
    {
        var end = _text.IndexOf("*/", _at + 2, StringComparison.Ordinal);
        if (end < 0)
        {
            _note(_line, "a comment is not closed");
            end = _text.Length - 2;
        }
        for (; _at < end + 2 && _at < _text.Length; _at++)
        {
            if (_text[_at] == '\n')
                _line++;
        }
    }

    private void SkipLineComment()
    {
        while (_at < _text.Length && _text[_at] != '\n')
        {
            if (IsContinuation())
                SkipContinuation();
            else
                _at++;
        }
    }

    private void ReadDirective()
    {
        var line = _line;
        var at = _at++;
        var text = new StringBuilder();
        while (_at < _text.Length && _text[_at] != '\n')
        {
            if (IsContinuation())
            {
                SkipContinuation();
                text.Append('\n');
            }
            else if (Peek() == '/' && Peek(1) == '*')
            {
                var before = _line;
                SkipBlockComment();
                text.Append(' ').Append('\n', _line - before);
            }
            else if (Peek() == '/' && Peek(1) == '/')
                SkipLineComment();
            else
                text.Append(_text[_at++]);
        }
        _tokens.Add(new(CTokenKind.Directive, text.ToString(), line, _line, at));
    }

    private void ReadToken(char c)
    {
        var start = _at;
        var line = _line;
        CTokenKind kind;
        if (char.IsLetter(c) || c is '_' or '$')
        {
            kind = CTokenKind.Word;
            while (char.IsLetterOrDigit(Peek()) || Peek() is '_' or '$')
                _at++;
        }
        else if (char.IsAsciiDigit(c) || (c == '.' && char.IsAsciiDigit(Peek(1))))
        {
            kind = CTokenKind.Number;
            ReadNumber();
        }
        else if (c is '"' or '\'')
        {
            kind = c == '"' ? CTokenKind.Text : CTokenKind.Character;
            ReadLiteral(c);
        }
        else
        {
            kind = CTokenKind.Mark;
            var mark = Array.Find(Marks, m =>
                string.CompareOrdinal(_text, _at, m, 0, m.Length) == 0);
            _at += mark?.Length ?? 1;
        }
        _tokens.Add(new(kind, _text[start.._at], line, _line, start));
    }

    private void ReadNumber()
    {
        var hex = Peek() == '0' && Peek(1) is 'x' or 'X';
        while (char.IsLetterOrDigit(Peek()) || Peek() is '_' or '.' ||
               (Peek() is '+' or '-' && !hex && _text[_at - 1] is 'e' or 'E'))
            _at++;
    }

    private void ReadLiteral(char quote)
    {
        _at++;
        while (_at < _text.Length && _text[_at] != quote)
        {
            if (_text[_at] == '\n')
            {
                _note(_line, "a literal is not closed");
                return;
            }
            if (IsContinuation())
                SkipContinuation();
            else
                _at += Peek() == '\\' && Peek(1) != '\n' ? 2 : 1;
        }
        _at = Math.Min(_at + 1, _text.Length);
    }
}
