// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Reference.C;

/// <summary>An object-like or function-like macro as it is defined.</summary>
internal sealed record Define(
    string Name, List<string>? Parameters, List<CToken> Body, CToken At, string? Off);

/// <summary>
/// Tokens that stand or fall together: those of one arm and of the arms inside it that the
/// configuration keeps. Arms it turns off are fragments of their own, anchored where they stand.
/// </summary>
internal sealed class Fragment
{
    public string? Off { get; init; }
    public int At { get; init; }
    public List<CToken> Tokens { get; } = [];
    public List<Fragment> Others { get; } = [];
}

/// <summary>Sorts the tokens of a file by preprocessor arm.</summary>
internal sealed class Arms
{
    private sealed class Chain
    {
        public required Fragment Outer { get; init; }
        public required string Conditions { get; set; }
        public bool Taken { get; set; }
        public bool Ended { get; set; }
    }

    private const int MaxDepth = 100;

    private readonly KernelConfig _config;
    private readonly Action<int, string> _note;
    private readonly Dictionary<string, long> _defined = [];
    private readonly Stack<Chain> _chains = new();
    private Fragment _current = new();

    public List<Define> Defines { get; } = [];
    public Fragment Root { get; }

    public Arms(List<CToken> tokens, KernelConfig config, Action<int, string> note)
    {
        _config = config;
        _note = note;
        Root = _current;
        foreach (var token in tokens)
        {
            if (token.Kind == CTokenKind.Directive)
                Directive(token);
            else
                _current.Tokens.Add(token);
        }
        if (_chains.Count > 0)
            _note(tokens[^1].EndLine, "an #if is not closed");
    }

    private long? Value(string name) =>
        _defined.TryGetValue(name, out var value) ? value : _config[name];

    private void Directive(CToken token)
    {
        var text = token.Text.Trim();
        var split = text.AsSpan().IndexOfAnyExcept(WordCharacters);
        var word = split < 0 ? text : text[..split];
        var rest = split < 0 ? "" : text[split..].Trim();
        switch (word)
        {
            case "if":
                Open(rest, Test(rest, token.Line));
                break;
            case "ifdef":
                Open(rest, Value(rest) is not null);
                break;
            case "ifndef":
                Open($"!{rest}", Value(rest) is null);
                break;
            case "elif":
                Switch(rest, () => Test(rest, token.Line), token.Line);
                break;
            case "elifdef":
                Switch(rest, () => Value(rest) is not null, token.Line);
                break;
            case "elifndef":
                Switch($"!{rest}", () => Value(rest) is null, token.Line);
                break;
            case "else":
                Switch("", () => true, token.Line);
                break;
            case "endif":
                if (_chains.TryPop(out var chain))
                    _current = chain.Outer;
                else
                    _note(token.Line, "an #endif without an #if");
                break;
            case "define":
                AddDefine(token, rest);
                break;
            case "undef":
                _defined.Remove(rest);
                break;
        }
    }

    private static readonly System.Buffers.SearchValues<char> WordCharacters =
        System.Buffers.SearchValues.Create(
            "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

    private bool Test(string condition, int line)
    {
        if (ArmCondition.Evaluate(condition, Value) is { } value)
            return value != 0;
        _note(line, $"a condition that cannot be evaluated counts as false: {OneLine(condition)}");
        return false;
    }

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private void Open(string condition, bool holds)
    {
        var chain = new Chain { Outer = _current, Conditions = OneLine(condition), Taken = holds };
        _chains.Push(chain);
        if (!holds)
            Leave(chain, chain.Conditions);
    }

    private void Switch(string condition, Func<bool> test, int line)
    {
        if (!_chains.TryPeek(out var chain) || chain.Ended)
        {
            _note(line, "an #else or #elif without an #if");
            return;
        }
        chain.Ended = condition.Length == 0;
        var before = $"!({chain.Conditions})";
        var name = condition.Length == 0 ? before : $"{OneLine(condition)} && {before}";
        if (condition.Length > 0)
            chain.Conditions += $" || {OneLine(condition)}";
        _current = chain.Outer;
        if (chain.Taken || !test())
            Leave(chain, name);
        else
            chain.Taken = true;
    }

    private void Leave(Chain chain, string condition)
    {
        var outer = chain.Outer;
        if (_chains.Count > MaxDepth)
            return;
        _current = new Fragment
        {
            Off = outer.Off is null ? condition : $"{outer.Off} && {condition}",
            At = outer.Tokens.Count,
        };
        outer.Others.Add(_current);
    }

    private void AddDefine(CToken token, string rest)
    {
        var split = rest.AsSpan().IndexOfAnyExcept(WordCharacters);
        var name = split < 0 ? rest : rest[..split];
        if (name.Length == 0)
        {
            _note(token.Line, "a #define without a name");
            return;
        }
        var body = split < 0 ? "" : rest[split..];
        List<string>? parameters = null;
        if (body.StartsWith('('))
        {
            var close = body.IndexOf(')');
            if (close < 0)
            {
                _note(token.Line, $"the parameters of #define {name} are not closed");
                return;
            }
            parameters = [.. body[1..close].Split(',',
                StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)];
            body = body[(close + 1)..];
        }
        var tokens = CLexer.Read(body, (_, _) => { }, token.Line);
        tokens.RemoveAll(t => t.Kind == CTokenKind.Directive);
        Defines.Add(new(name, parameters, tokens, token, _current.Off));
        if (_current.Off is null)
            _defined[name] = tokens.Count == 1 ? Numbers.Value(tokens[0].Text) ?? 1 : 1;
    }
}
