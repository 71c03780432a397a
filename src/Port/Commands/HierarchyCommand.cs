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

        machine.AddTo(command);
        command.SetAction(parsed => Run(machine.Read(parsed)));
        return command;
    }

    private static int Run(MachineOptions options)
    {
        using var machine = Simulation.Boot(options);
        HierarchySnapshot tree = HierarchySnapshot.Of(machine);

        if (tree.Levels == 0)
        {
            Console.WriteLine("A machine with one CPU has no hierarchy.");
            return 0;
        }
        Console.WriteLine($"{options.Cpus} cpus, {options.Nodes} nodes, "
            + $"{options.ChildrenPerGroup} children per group: {tree.Levels} levels");
        HierarchyText.DrawShape(Console.Out, tree);
        return 0;
    }
}
