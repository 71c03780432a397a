// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Port.Commands;

/// <summary><c>port apply</c>: makes the port follow a patch or another tree.</summary>
internal static class ApplyCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var change = new ChangeArguments();
        var dry = new Option<bool>("--dry-run") { Description = "Print the difference, write nothing" };
        var root = Options.Root();
        var command = new Command("apply",
            "Edit the port after a patch or a tree, all files or none; 1 if some of a tree " +
            "cannot be followed and stays as it is, 2 if a patch has no translation")
        {
            dry, root,
        };
        change.AddTo(command);
        command.SetAction(p =>
        {
            var workspace = Workspaces.Open(p.GetValue(root));
            return Run(workspace, change.Read(p, workspace), p.GetValue(dry));
        });
        return command;
    }

    private static int Run(Workspace workspace, ChangeInput input, bool dry)
    {
        if (input.First.Count > 0 && !dry)
            throw new ReferenceException(
                "--revision NAME is for --dry-run: the port itself stays at its revision");
        if (!input.IsOfC || input.Own.Count > 0)
            throw new ReferenceException($"{input.Name} is a patch of the port itself: `git apply` applies it");
        foreach (var note in input.Notes)
            Console.Error.WriteLine($"port: {note}");
        var plan = Progress.Status($"following {input.Name}", () =>
            KernelChange.PlanOf(workspace, input));
        if (dry)
        {
            foreach (var file in plan.Files.Where(f => PortTree.IsPorted(f.Path)))
                Console.Write(UnifiedDiff.Write(file.Path, file.Before, file.After));
        }
        foreach (var note in plan.Notes)
            Console.Error.WriteLine($"port: {note}");
        foreach (var left in plan.Left)
            Console.Error.WriteLine($"port: not followed: {left}");
        foreach (var problem in plan.Problems)
            Console.Error.WriteLine($"port: {problem}");
        if (plan.Problems.Count > 0)
        {
            Console.Error.WriteLine($"port: {plan.Problems.Count} places have no translation; " +
                "nothing was written");
            return 2;
        }
        if (!dry)
            AtomicWrite.All(workspace.Top, plan.Files);
        Console.WriteLine(dry ? $"{plan.Files.Count} files would change"
            : $"{plan.Files.Count} files changed");
        if (plan.Left.Count > 0)
            Console.Error.WriteLine($"port: {plan.Left.Count} places of it are not followed; " +
                "what they change stays as it is");
        return plan.Left.Count > 0 ? 1 : 0;
    }
}
