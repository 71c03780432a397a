// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace Linux.Port.Arguments;

/// <summary>What is wrong with the words of a command line, in one line.</summary>
internal static class Mistakes
{
    /// <summary>The first mistake, or null.</summary>
    public static string? In(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;

        if (parsed.Tokens.FirstOrDefault(token => token.Type == TokenType.Directive) is { } directive)
            return NoCommand(parsed.RootCommandResult.Command, [directive.Value]);
        if (TakenForArgument(parsed, command) is { } taken)
            return NoOption(command, taken);
        if (parsed.Errors.Count == 0)
            return parsed.Action is HelpAction ? null : (command as RuledCommand)?.Broken(parsed);

        if (command.Subcommands.Count > 0)
            return NoCommand(command, parsed.UnmatchedTokens);
        if (parsed.UnmatchedTokens.FirstOrDefault(IsOption) is { } option)
            return NoOption(command, option);
        if (parsed.UnmatchedTokens.Count > 0)
            return command.Arguments.Count == 0
                ? $"port {command.Name} takes no argument such as '{parsed.UnmatchedTokens[0]}'. {Help(command)}"
                : $"'{parsed.UnmatchedTokens[0]}' is one word too many for port {command.Name}. {Help(command)}";
        return Own(parsed) ?? Theirs(command, parsed.Errors[0]);
    }

    private static string NoCommand(Command parent, IReadOnlyList<string> words)
    {
        string[] names = [.. parent.Subcommands.Where(one => !one.Hidden).Select(one => one.Name)];
        string there = $"There are {string.Join(", ", names)}.";

        return words.Count == 0 ? "give one of these commands; `port COMMAND --help` says what it takes."
            : $"there is no command '{words[0]}'.{Names.Suggestion(words[0], names)} {there}";
    }

    private static string NoOption(Command command, string word)
    {
        string name = word.Split('=')[0];
        string[] names = [.. command.Options.Where(one => !one.Hidden).Select(one => one.Name)];
        string instead = name is "--seconds" or "--duration" or "--time" && names.Contains("--for")
            ? " Did you mean --for?" : Names.Suggestion(name, names);

        return $"port {command.Name} has no option {name}.{instead} {Help(command)}";
    }

    /// <summary>An option that there is not, and that so became a word of the command's.</summary>
    private static string? TakenForArgument(ParseResult parsed, Command command)
        => parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash) ? null
            : command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
                .Select(token => token.Value).FirstOrDefault(IsOption);

    /// <summary>A message of this program, which says more than one of the parser's.</summary>
    private static string? Own(ParseResult parsed)
        => parsed.Errors.FirstOrDefault(error => error.SymbolResult is OptionResult or ArgumentResult
            && !error.Message.StartsWith("Required", StringComparison.Ordinal)
            && !error.Message.StartsWith("Option '", StringComparison.Ordinal))?.Message;

    private static string Theirs(Command command, ParseError error) => error.SymbolResult switch
    {
        _ when error.Message.EndsWith("is required.", StringComparison.Ordinal)
            => $"port {command.Name} needs {error.Message.Split('\'')[1]}. {Help(command)}",
        OptionResult { Tokens.Count: 0 } option => $"{option.Option.Name} needs a value. {Help(command)}",
        OptionResult option when option.IdentifierTokenCount > 1 => $"{option.Option.Name} is given "
            + $"{option.IdentifierTokenCount} times. Give it once.",
        ArgumentResult { Tokens.Count: 0, Argument: var argument }
            => $"port {command.Name} needs a {argument.Name}. {Help(command)}",
        _ => error.Message,
    };

    private static string Help(Command command) => $"`port {command.Name} --help` says what it takes.";

    private static bool IsOption(string word) => word.Length > 1 && word[0] == '-';
}
