// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Manual;

namespace Linux.Port.Commands;

/// <summary><c>port completion</c> prints what a shell reads, <c>port complete</c> is what that script asks.</summary>
internal static class CompletionCommands
{
    /// <summary><c>port completion SHELL</c>.</summary>
    public static Command CreateScript()
    {
        var shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", ShellScripts.All.Keys)}" };
        var command = new Command("completion",
            "Print a script by which a shell completes words: source <(port completion bash)")
        {
            shell,
        };

        shell.IsOneOf("script for the shell", () => ShellScripts.All.Keys, null);
        command.SetAction(parsed =>
        {
            Console.Write(ShellScripts.All[parsed.GetValue(shell)!]);
            return 0;
        });
        return command;
    }

    /// <summary><c>port complete LINE</c>: what may stand at a place of a line, a word a line.</summary>
    public static Command CreateAnswer()
    {
        var line = new Argument<string>("LINE") { Description = "The line, from the program's name on" };
        Option<int> position = Options.Number("--position", "Characters before the cursor", 0, int.MaxValue, int.MaxValue);
        var command = new Command("complete", "Print what may stand at the cursor") { line, position };

        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string typed = parsed.GetValue(line)!;
            string before = typed[..Math.Min(typed.Length, parsed.GetValue(position))];
            int words = before.IndexOf(' ');

            if (words < 0)
                return 0;
            foreach (string word in Words(before[(words + 1)..]))
                Console.WriteLine(word);
            return 0;
        });
        return command;
    }

    private static IEnumerable<string> Words(string before)
    {
        string last = before[(before.LastIndexOf(' ') + 1)..];

        return PortCommands.Create().Parse(before).GetCompletions(before.Length)
            .Select(item => item.InsertText ?? item.Label).Distinct()
            .Where(word => word.StartsWith(last, StringComparison.Ordinal) && !word.StartsWith("-?", StringComparison.Ordinal)
                && word is not ("/?" or "/h"));
    }
}
