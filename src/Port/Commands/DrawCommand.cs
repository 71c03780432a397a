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
        Option<string?> svg = Folder("--svg", "Draw them, or all, as SVG into a folder");
        Option<string?> plots = Folder("--plots", "Draw the tables of docs/results as SVG into a folder");
        var command = new RuledCommand("draw", "Print how the wheel and the hierarchy work, by running them")
        {
            names, svg, plots,
        };

        names.IsOneOf("drawing", () => Drawing.All.Select(drawing => drawing.Name), null);
        command.Alone(plots);
        command.SetAction(parsed =>
        {
            string[] named = parsed.GetValue(names) ?? [];

            if (parsed.GetValue(plots) is { } folder)
                Plots.Draw(folder);
            else if (parsed.GetValue(svg) is { } pictures)
                Draw(named, pictures);
            else
                return Run(named);
            return 0;
        });
        return command;
    }

    private static Option<string?> Folder(string name, string what)
        => new(name) { HelpName = "DIR", Description = what };

    private static void Draw(string[] names, string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (Drawing drawing in Drawing.All.Where(one => names.Length == 0 || names.Contains(one.Name)))
            OutputFile.Write(Path.Combine(folder, drawing.Name + ".svg"), drawing.Svg());
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
