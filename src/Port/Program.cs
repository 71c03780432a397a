using System.CommandLine;
using Linux.Port;
using Linux.Port.Commands;

var root = new RootCommand("Linux's timers, tick and timer migration in C#: run them, and compare them with upstream.")
{
    SelftestCommand.Create(),
    FidelityCommand.Create(),
    DiffCommand.Create(),
    PinCommand.Create(),
    RunCommand.Create(),
    HierarchyCommand.Create(),
};
return CommandLine.Run(root, args);
