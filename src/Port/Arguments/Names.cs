// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Parsing;

namespace Linux.Port.Arguments;

/// <summary>Words that have to be names of something.</summary>
internal static class Names
{
    /// <summary>Refuses a value that is none of a few names, which the message then lists.</summary>
    public static void IsOneOf(this Option<string> option, params string[] names)
    {
        option.CompletionSources.Add(_ => names.Select(name => new CompletionItem(name)));
        option.Validators.Add(result => Refuse(result, option.Name, names,
            $"It takes {Or(names)}."));
    }

    /// <summary>Refuses a value that is none of many names; <paramref name="list"/> is the command that lists them.</summary>
    public static void IsOneOf(this Option<string?> option, Func<IEnumerable<string>> names, string list)
    {
        option.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
        option.Validators.Add(result => Refuse(result, option.Name, names(), $"`{list}` lists what it takes."));
    }

    /// <summary>The same for the words of an argument.</summary>
    /// <param name="argument">The argument.</param>
    /// <param name="what">What the words name, such as "scenario".</param>
    /// <param name="names">What there is.</param>
    /// <param name="list">The command that lists them; null to list them in the message.</param>
    public static void IsOneOf(this Argument argument, string what, Func<IEnumerable<string>> names, string? list)
    {
        argument.CompletesFrom(names);
        argument.Validators.Add(result =>
        {
            string[] all = [.. names()];
            Token? wrong = result.Tokens.FirstOrDefault(token => !all.Contains(token.Value));

            if (wrong != null)
                result.AddError($"there is no {what} {wrong.Value}.{Suggestion(wrong.Value, all)} "
                    + (list == null ? $"There are {string.Join(", ", all)}." : $"`{list}` lists them."));
        });
    }

    /// <summary>Lets the shell complete an argument; help says its name and not all that it can be.</summary>
    public static void CompletesFrom(this Argument argument, Func<IEnumerable<string>> names)
    {
        argument.HelpName ??= argument.Name;
        argument.CompletionSources.Add(_ => names().Select(name => new CompletionItem(name)));
    }

    /// <summary>" Did you mean ...?" if one of the names is nearly <paramref name="word"/>; else nothing.</summary>
    public static string Suggestion(string word, IEnumerable<string> names)
    {
        string? nearest = names.Where(name => name != word)
            .Select(name => (Name: name, Edits: Distance(word.ToLowerInvariant(), name.ToLowerInvariant())))
            .Where(one => one.Edits <= one.Name.Length / 3)
            .OrderBy(one => one.Edits).ThenBy(one => one.Name, StringComparer.Ordinal)
            .Select(one => one.Name).FirstOrDefault();

        return nearest == null ? "" : $" Did you mean {nearest}?";
    }

    private static string Or(string[] names)
        => names.Length == 1 ? names[0] : $"{string.Join(", ", names[..^1])} or {names[^1]}";

    private static void Refuse(OptionResult result, string option, IEnumerable<string> names, string takes)
    {
        string[] all = [.. names];

        foreach (Token token in result.Tokens.Where(token => !all.Contains(token.Value)))
            result.AddError($"{option} is {token.Value}.{Suggestion(token.Value, all)} {takes}");
    }

    /// <summary>Letters to insert, remove, replace or exchange with their neighbour.</summary>
    private static int Distance(string a, string b)
    {
        int[,] edits = new int[a.Length + 1, b.Length + 1];

        for (int i = 0; i <= a.Length; i++)
        {
            for (int j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    edits[i, j] = i + j;
                    continue;
                }
                edits[i, j] = Math.Min(Math.Min(edits[i - 1, j], edits[i, j - 1]) + 1,
                    edits[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                    edits[i, j] = Math.Min(edits[i, j], edits[i - 2, j - 2] + 1);
            }
        }
        return edits[a.Length, b.Length];
    }
}
