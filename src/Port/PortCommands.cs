// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using System.CommandLine.Help;
using Linux.Port.Commands;
using Linux.Port.Explanations;

namespace Linux.Port;

/// <summary>Everything that <c>port</c> can be asked.</summary>
internal static class PortCommands
{
    /// <summary>The command line.</summary>
    public static RootCommand Create()
    {
        var root = new RootCommand(
            "Linux's timers, tick and timer migration in C#: run them, and compare them with upstream.")
        {
            SelftestCommand.Create(),
            FidelityCommand.Create(),
            DiffCommand.Create(),
            TranslateCommand.Create(),
            ApplyCommand.Create(),
            TryCommand.Create(),
            PinCommand.Create(),
            MutantsCommand.Create(),
            RunCommand.Create(),
            AskCommand.Create(),
            HierarchyCommand.Create(),
            LitmusCommand.Create(),
            DrawCommand.Create(),
            ExploreCommand.Create(),
            ReplayCommand.Create(),
            ViewCommand.Create(),
            StressCommand.Create(),
            SoakCommand.Create(),
            FindingsCommand.Create(),
            RulesCommand.Create(),
            LockstepCommand.Create(),
            BenchCommand.Create(),
            ExperimentCommand.Create(),
            ExplainCommand.Create(),
            ManCommand.Create(),
            CompletionCommands.CreateScript(),
            CompletionCommands.CreateAnswer(),
        };

        foreach (Command command in root.Subcommands.Where(
            command => ImageArguments.Commands.Contains(command.Name)))
            command.Add(ImageArguments.NoCache);
        PatchOption.AddTo(root);
        HzOption.AddTo(root);
        root.Options.OfType<VersionOption>().Single().Action = new VersionText();
        root.Options.OfType<HelpOption>().Single().Action
            = new HelpAction { MaxWidth = Paragraphs.Columns };
        // Completion is by a script; a word in brackets is a mistake like any other.
        foreach (Directive directive in root.Directives.ToList())
            root.Directives.Remove(directive);
        return root;
    }
}
