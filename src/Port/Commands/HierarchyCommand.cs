// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;

namespace Linux.Port.Commands;

/// <summary><c>port hierarchy</c>: draws the timer-migration tree of a machine.</summary>
internal static class HierarchyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var machine = new MachineArguments();
        var command = new RuledCommand("hierarchy", "Boot a machine and draw its timer-migration hierarchy");

        Option<string?> svg = Picture("--svg", "File for a drawing of it as SVG");
        Option<string?> html = Picture("--html", "File for a page with that drawing");

        machine.AddTo(command);
        command.Add(svg);
        command.Add(html);
        command.SetAction(parsed => Run(machine.Read(parsed), parsed.GetValue(svg), parsed.GetValue(html)));
        return command;
    }

    private static Option<string?> Picture(string name, string what)
    {
        var option = new Option<string?>(name) { HelpName = "FILE", Description = what };

        option.IsNewFile();
        return option;
    }

    private static int Run(MachineOptions options, string? svg, string? html)
    {
        using var machine = Simulation.Boot(options);
        HierarchySnapshot tree = HierarchySnapshot.Of(machine);

        if (tree.Levels == 0)
        {
            Console.WriteLine("A machine with one CPU has no hierarchy.");
            return 0;
        }
        string title = $"{options.Cpus} cpus, {options.Nodes} nodes, "
            + $"{options.ChildrenPerGroup} children per group: {tree.Levels} levels";

        if (svg != null)
            OutputFile.Write(svg, HierarchySvg.Draw(tree));
        if (html != null)
            OutputFile.Write(html, HierarchySvg.Page(title, tree));
        Console.WriteLine(title);
        HierarchyText.DrawShape(Console.Out, tree);
        return 0;
    }
}
