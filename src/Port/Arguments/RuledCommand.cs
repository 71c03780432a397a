// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;

namespace Linux.Port.Arguments;

/// <summary>
/// A command with rules on which of its options go together. They are looked at when each option by itself was
/// read, so a rule has values to look at.
/// </summary>
/// <param name="name">What it is called by.</param>
/// <param name="description">What it does, in one line.</param>
internal sealed class RuledCommand(string name, string description) : Command(name, description)
{
    private readonly List<Func<ParseResult, string?>> _rules = [];

    /// <summary>The first rule that is broken, in one line; null if none is.</summary>
    public string? Broken(ParseResult parsed)
        => _rules.Select(rule => rule(parsed)).FirstOrDefault(broken => broken != null);

    /// <summary>A rule: what is wrong, or null.</summary>
    public void Rule(Func<ParseResult, string?> rule) => _rules.Add(rule);

    /// <summary>With <paramref name="mode"/>, only <paramref name="allowed"/> may be given.</summary>
    public void Alone(Option mode, params Symbol[] allowed) => Rule(parsed =>
    {
        Symbol? other = !IsGiven(parsed, mode) ? null : Options.Cast<Symbol>().Concat(Arguments)
            .FirstOrDefault(symbol => symbol != mode && !allowed.Contains(symbol) && IsGiven(parsed, symbol));

        return other == null ? null : $"{other.Name} does not go with {mode.Name}.";
    });

    /// <summary>One of the two is given, or none.</summary>
    public void NotBoth(Symbol one, Symbol other) => Rule(parsed => IsGiven(parsed, one) && IsGiven(parsed, other)
        ? $"{other.Name} does not go with {one.Name}. Give one of the two." : null);

    /// <summary><paramref name="option"/> means nothing without <paramref name="other"/>.</summary>
    public void Needs(Option option, Symbol other) => Rule(parsed => IsGiven(parsed, option) && !IsGiven(parsed, other)
        ? $"{option.Name} goes with {other.Name} only." : null);

    /// <summary><paramref name="option"/> means nothing unless <paramref name="other"/> has a certain value.</summary>
    public void NeedsValue(Option option, Option<string> other, string value) => Rule(parsed =>
        IsGiven(parsed, option) && parsed.GetValue(other) != value
            ? $"{option.Name} goes with {other.Name} {value} only." : null);

    /// <summary>Whether it stands on the command line, and a flag is not turned off there.</summary>
    public static bool IsGiven(ParseResult parsed, Symbol symbol) => symbol switch
    {
        Option<bool> flag => parsed.GetResult(flag) is { Implicit: false } && parsed.GetValue(flag),
        Option option => parsed.GetResult(option) is { Implicit: false },
        Argument argument => parsed.GetResult(argument) is { Tokens.Count: > 0 },
        _ => false,
    };
}
