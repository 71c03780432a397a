using System.CommandLine;
using Linux.Port;
using Linux.Port.Commands;

var root = new RootCommand("The Linux timer wheel in C#: compare it with upstream.")
{
    FidelityCommand.Create(),
    DiffCommand.Create(),
    PinCommand.Create(),
};
return CommandLine.Run(root, args);
