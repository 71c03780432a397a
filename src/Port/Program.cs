using System.CommandLine;
using Linux.Images;
using Linux.Port;
using Linux.Port.Commands;

// The child's side of a run of a patched kernel; no command of its own.
if (args is [ImageProcess.Verb])
    return ImageProcess.Main(Console.In, Console.Out, Console.Error);

var root = new RootCommand("Linux's timers, tick and timer migration in C#: run them, and compare them with upstream.")
{
    SelftestCommand.Create(),
    FidelityCommand.Create(),
    DiffCommand.Create(),
    PinCommand.Create(),
    RunCommand.Create(),
    HierarchyCommand.Create(),
    DrawCommand.Create(),
    ExploreCommand.Create(),
    ReplayCommand.Create(),
    StressCommand.Create(),
    BenchCommand.Create(),
    ExperimentCommand.Create(),
};
return CommandLine.Run(root, args);
