// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Port.Theory;

namespace Linux.Port.Commands;

/// <summary><c>port draw</c>: prints the drawings of docs/theory.md.</summary>
internal static class DrawCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var names = new Argument<string[]>("NAME")
        {
            Description = "Drawings; without any, a list of what there is",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var command = new Command("draw", "Print how the wheel and the hierarchy work, by running them") { names };

        var plots = new Option<string?>("--plots")
        {
            HelpName = "DIR",
            Description = "Draw the tables of docs/results as SVG into a folder",
        };

        command.Add(plots);
        names.IsOneOf("drawing", () => Drawing.All.Select(drawing => drawing.Name), null);
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(plots) is not { } folder)
                return Run(parsed.GetValue(names) ?? []);
            Plots.Draw(folder);
            return 0;
        });
        return command;
    }

    private static int Run(string[] names)
    {
        if (names.Length == 0)
        {
            foreach (Drawing drawing in Drawing.All)
                Console.WriteLine($"{drawing.Name,-22}{drawing.Shows}");
            return 0;
        }
        for (int i = 0; i < names.Length; i++)
        {
            if (i > 0)
                Console.WriteLine();
            Console.Write(Drawing.All.Single(drawing => drawing.Name == names[i]));
        }
        return 0;
    }
}
