using System.CommandLine;
using Linux.Images;
using Linux.Port;
using Linux.Port.Commands;

// The child's side of a run of a patched kernel, and of its making; no commands of their own.
if (args is [ImageProcess.Verb])
    return ImageProcess.Main(Console.In, Console.Out, Console.Error);
if (args is [ImageProcess.CompilerVerb])
    return ImageProcess.Compile(Console.In, Console.Out);
if (EditedKernel.Run(args) is { } status)
    return status;

var root = new RootCommand("Linux's timers, tick and timer migration in C#: run them, and compare them with upstream.")
{
    SelftestCommand.Create(),
    FidelityCommand.Create(),
    DiffCommand.Create(),
    TranslateCommand.Create(),
    ApplyCommand.Create(),
    PinCommand.Create(),
    RunCommand.Create(),
    HierarchyCommand.Create(),
    LitmusCommand.Create(),
    DrawCommand.Create(),
    ExploreCommand.Create(),
    ReplayCommand.Create(),
    StressCommand.Create(),
    RulesCommand.Create(),
    LockstepCommand.Create(),
    BenchCommand.Create(),
    ExperimentCommand.Create(),
};
foreach (Command command in root.Subcommands.Where(command => ImageArguments.Commands.Contains(command.Name)))
    command.Add(ImageArguments.NoCache);
root.Options.OfType<VersionOption>().Single().Action = new VersionText();
return CommandLine.Run(root, args);
