// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.Text;

namespace Linux.Port.Manual;

/// <summary>A page of the manual, made from what a command's help says.</summary>
internal static class ManPage
{
    private const string Statuses = """
        .TP
        .B 0
        It is done, and nothing was found.
        .TP
        .B 1
        Something was found, failed or differs.
        .TP
        .B 2
        What was asked is a mistake, or a file is broken; one line on standard error says which.
        .TP
        .B 130
        It was ended by Ctrl-C; what was found by then is printed.

        """;

    /// <summary>The page of a command, or of the program where it has others.</summary>
    /// <param name="command">The command.</param>
    /// <param name="date">The day that stands below.</param>
    public static string Of(Command command, string date)
    {
        bool program = command is RootCommand;
        string name = program ? "port" : $"port-{command.Name}";
        var page = new StringBuilder();

        page.Append($".\\\" SPDX-License-Identifier: GPL-2.0-only\n.TH {name.ToUpperInvariant()} 1 {date} port \"port's manual\"\n");
        page.Append($".SH NAME\n{Text(name)} \\- {Text(FirstWord(command.Description!))}\n.SH SYNOPSIS\n.B {Text(program ? "port" : "port " + command.Name)}\n");
        if (program)
            page.Append("COMMAND\n");
        foreach (Argument argument in command.Arguments.Where(one => !one.Hidden))
            page.Append($"{(argument.Arity.MinimumNumberOfValues == 0 ? $"[{Text(argument.Name)}]" : Text(argument.Name))}{(argument.Arity.MaximumNumberOfValues > 1 ? "..." : "")}\n");
        if (command.Options.Any(one => !one.Hidden))
            page.Append("[OPTION]...\n");
        page.Append($".SH DESCRIPTION\n{Text(command.Description!.TrimEnd('.'))}.\n");
        foreach (Argument argument in command.Arguments.Where(one => !one.Hidden))
            page.Append($".TP\n.I {Text(argument.Name)}\n{Text(argument.Description ?? "")}.\n");
        Commands(page, command);
        Options(page, command);
        page.Append(".SH EXIT STATUS\n").Append(Statuses);
        if (!program)
            page.Append(".SH SEE ALSO\n.BR port (1)\n");
        return page.ToString();
    }

    private static void Commands(StringBuilder page, Command command)
    {
        if (command.Subcommands.Count == 0)
            return;
        page.Append(".SH COMMANDS\n");
        foreach (Command one in command.Subcommands.Where(one => !one.Hidden))
            page.Append($".TP\n.BR port-{Text(one.Name)} (1)\n{Text(one.Description!)}.\n");
    }

    private static void Options(StringBuilder page, Command command)
    {
        Option[] options = [.. command.Options.Where(one => !one.Hidden)];

        if (options.Length == 0)
            return;
        page.Append(".SH OPTIONS\n");
        foreach (Option option in options)
        {
            string names = string.Join(", ", option.Aliases.Prepend(option.Name).Select(Text));
            string value = option.HelpName is { } help ? $" \\fI{Text(help)}\\fR" : "";
            string initial = option.HasDefaultValue && option.HelpName != null
                && option.GetDefaultValue()?.ToString() is { Length: > 0 } given ? $" (default: {Text(given)})" : "";

            page.Append($".TP\n\\fB{names}\\fR{value}\n{Text(option.Description ?? "")}{initial}.\n");
        }
    }

    private static string FirstWord(string text) => char.ToLowerInvariant(text[0]) + text[1..].TrimEnd('.');

    /// <summary>As troff takes it: no line is a request, and a hyphen is the one that is typed.</summary>
    private static string Text(string text)
    {
        string plain = text.Replace("\\", "\\e", StringComparison.Ordinal)
            .Replace("-", "\\-", StringComparison.Ordinal).ReplaceLineEndings(" ");

        return plain.StartsWith('.') || plain.StartsWith('\'') ? "\\&" + plain : plain;
    }
}
