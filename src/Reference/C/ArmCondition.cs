// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>Evaluates the condition of <c>#if</c>.</summary>
internal sealed class ArmCondition
{
    private static readonly string[][] Levels =
    [
        ["||"], ["&&"], ["|"], ["^"], ["&"], ["==", "!="], ["<", ">", "<=", ">="],
        ["<<", ">>"], ["+", "-"], ["*", "/", "%"],
    ];

    private const int MaxDepth = 100;
    private readonly List<CToken> _tokens;
    private readonly Func<string, long?> _value;
    private int _at;
    private int _depth;
    private bool _broken;

    private ArmCondition(List<CToken> tokens, Func<string, long?> value)
    {
        _tokens = tokens;
        _value = value;
    }

    /// <summary>The condition's value, or null if it is not a condition.</summary>
    public static long? Evaluate(string text, Func<string, long?> value)
    {
        var condition = new ArmCondition(CLexer.Read(text, (_, _) => { }), value);
        var result = condition.Ternary();
        return condition._broken || condition._at < condition._tokens.Count ? null : result;
    }

    private bool Take(string mark)
    {
        if (_at >= _tokens.Count || !_tokens[_at].Is(mark))
            return false;
        _at++;
        return true;
    }

    private long Break()
    {
        _broken = true;
        _at = _tokens.Count;
        return 0;
    }

    private long Ternary()
    {
        var condition = Binary(0);
        if (!Take("?"))
            return condition;
        if (++_depth > MaxDepth)
            return Break();
        var yes = Ternary();
        if (!Take(":"))
            return Break();
        var no = Ternary();
        _depth--;
        return condition != 0 ? yes : no;
    }

    private long Binary(int level)
    {
        if (level == Levels.Length)
            return Unary();
        var left = Binary(level + 1);
        while (_at < _tokens.Count && _tokens[_at].Kind == CTokenKind.Mark &&
               Levels[level].Contains(_tokens[_at].Text))
        {
            var op = _tokens[_at++].Text;
            var right = Binary(level + 1);
            left = Apply(op, left, right);
        }
        return left;
    }

    private static long Apply(string op, long a, long b) => op switch
    {
        "||" => a != 0 || b != 0 ? 1 : 0,
        "&&" => a != 0 && b != 0 ? 1 : 0,
        "|" => a | b,
        "^" => a ^ b,
        "&" => a & b,
        "==" => a == b ? 1 : 0,
        "!=" => a != b ? 1 : 0,
        "<" => a < b ? 1 : 0,
        ">" => a > b ? 1 : 0,
        "<=" => a <= b ? 1 : 0,
        ">=" => a >= b ? 1 : 0,
        "<<" => a << (int)b,
        ">>" => a >> (int)b,
        "+" => unchecked(a + b),
        "-" => unchecked(a - b),
        "*" => unchecked(a * b),
        "/" => b is 0 or -1 ? 0 : a / b,
        _ => b is 0 or -1 ? 0 : a % b,
    };

    private long Unary()
    {
        if (++_depth > MaxDepth || _at >= _tokens.Count)
            return Break();
        var result = Take("!") ? (Unary() == 0 ? 1 : 0)
            : Take("-") ? unchecked(-Unary())
            : Take("+") ? Unary()
            : Take("~") ? ~Unary()
            : Primary();
        _depth--;
        return result;
    }

    private long Primary()
    {
        if (Take("("))
        {
            var inner = Ternary();
            return Take(")") ? inner : Break();
        }
        var token = _tokens[_at++];
        if (token.Kind is CTokenKind.Number or CTokenKind.Character)
            return Numbers.Value(token.Text) ?? Break();
        if (token.Kind != CTokenKind.Word)
            return Break();
        if (token.Text == "defined")
            return Argument(bare: true) is { } name ? (_value(name) is null ? 0 : 1) : Break();
        if (token.Text is "IS_ENABLED" or "IS_BUILTIN" or "IS_REACHABLE")
            return Argument(bare: false) is { } option ? (_value(option) is null or 0 ? 0 : 1)
                : Break();
        if (_at < _tokens.Count && _tokens[_at].Is("("))
        {
            SkipBrackets();
            return 0;
        }
        return _value(token.Text) ?? 0;
    }

    private string? Argument(bool bare)
    {
        var bracket = Take("(");
        if ((!bracket && !bare) || _at >= _tokens.Count || _tokens[_at].Kind != CTokenKind.Word)
            return null;
        var name = _tokens[_at++].Text;
        return bracket && !Take(")") ? null : name;
    }

    private void SkipBrackets()
    {
        var depth = 0;
        do
        {
            if (_tokens[_at].Is("("))
                depth++;
            else if (_tokens[_at].Is(")"))
                depth--;
            _at++;
        }
        while (depth > 0 && _at < _tokens.Count);
    }
}
