// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Explanations;

namespace Linux.Port.Commands;

/// <summary><c>port explain</c>: says what a name stands for that a run, a rule or a page has used.</summary>
internal static class ExplainCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "An invariant (I5), a bug (R-09, r09-remote-fetch), a rule (KT6001), a finding "
                + "(SIBLING-SLEEPS), or a word of the glossary; without any, a list of what there is",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("explain", "Say what a name stands for: an invariant, a bug, a rule, a finding")
        {
            names,
        };

        names.CompletesFrom(() => Handbook.All.Select(one => one.Name).Distinct());
        names.Validators.Add(result =>
        {
            string? unknown = result.Tokens.Select(token => token.Value)
                .FirstOrDefault(name => Handbook.Of(name).Count == 0);

            if (unknown != null)
                result.AddError($"there is nothing called {unknown} to explain."
                    + $"{Names.Suggestion(unknown, Handbook.All.Select(one => one.Name))} `port explain` lists the names.");
        });
        command.SetAction(parsed => Run(parsed.GetValue(names) ?? []));
        return command;
    }

    private static int Run(string[] names)
    {
        if (names.Length == 0)
        {
            foreach (var kind in Handbook.All.GroupBy(one => one.Kind))
                Paragraphs.Write(Console.Out, $"{kind.Key + ":",-30}  "
                    + string.Join(kind.Any(one => one.Name.Contains(' ')) ? ", " : " ",
                        kind.Select(one => one.Name).Distinct()),
                    Paragraphs.Columns);
            return 0;
        }
        foreach (Explanation one in names.SelectMany(Handbook.Of))
        {
            Console.WriteLine($"{one.Name} is {one.Kind}; see {one.Page}.");
            Paragraphs.Write(Console.Out, one.Text, Paragraphs.Columns);
        }
        return 0;
    }
}
