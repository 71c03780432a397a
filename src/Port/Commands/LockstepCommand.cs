// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Compiling;
using Linux.Lockstep.Playing;
using Linux.Reference;

namespace Linux.Port.Commands;

/// <summary><c>port lockstep</c>: upstream's C and the port, operation by operation.</summary>
internal static class LockstepCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<string?> tree = Options.Tree("The folder of a kernel tree; default: what kernel-ref/fetch brought");
        var reference = new Option<string?>("--reference")
        {
            HelpName = "FILE",
            Description = "timer_migration.c of the ported revision, if no tree has it; "
                + $"default: ${KernelTrees.ReferenceVariable}",
        };
        Option<string> group = Options.Name("--group", "What is compared", "wheel", "wheel", "hierarchy", "tick");
        Option<ulong> seed = Options.Seed("Seed of the first scenario");
        Option<int> count = Options.Number(
            "--count", "Number of scenarios, each with the next seed", 1, int.MaxValue, 100);
        Option<int> operations = Options.Number(
            "--operations", "About how many operations a scenario has", 1, int.MaxValue, 300);
        Option<string?> record = Options.Out("Write what the C does to this file, in place of comparing");
        Option<string?> root = Options.Root();
        var command = new Command("lockstep",
            "Play random operations on upstream's C, compiled with gcc, and on the port, and compare; "
            + "0 the same, 1 different, 2 trouble")
        {
            tree, reference, group, seed, count, operations, record, root, HzOption.Option,
        };

        reference.IsFile();
        command.SetAction(parsed =>
        {
            var search = new LockstepSearch(
                Enum.Parse<FileGroup>(parsed.GetValue(group)!, ignoreCase: true),
                parsed.GetValue(seed),
                parsed.GetValue(count),
                parsed.GetValue(operations))
            {
                Hz = HzOption.Given(parsed) ?? KernelHz.Linked,
            };

            return Run(
                parsed.InvocationConfiguration.Output,
                Build(Workspaces.Open(parsed.GetValue(root)), search, parsed.GetValue(tree), parsed.GetValue(reference)),
                search,
                parsed.GetValue(record));
        });
        return command;
    }

    private static CSide Build(
        Workspace workspace, LockstepSearch search, string? tree, string? reference)
    {
        KernelFiles files = new KernelTrees(workspace).Find(search.Group.Program(), tree, reference)
            ?? throw new ArgumentException("there is no kernel tree. Run kernel-ref/fetch, or give --tree DIR.");

        return Progress.Status("compiling the C", () => CSide.Build(files, search.Hz));
    }

    private static PortSide Port(LockstepSearch search)
    {
        if (search.Group != FileGroup.Interleaving && search.Hz == KernelHz.Linked)
            return PortSide.Linked;
        return Progress.Status("compiling the port", () =>
        {
            using ImageBuilder builder = ImageArguments.Builder(noCache: false);

            return search.Group == FileGroup.Interleaving ? PortSide.WithPoints(builder, search.Hz)
                : PortSide.WithHz(builder, search.Hz);
        });
    }

    private static int Run(TextWriter output, CSide c, LockstepSearch search, string? record)
    {
        if (search.Group.NeedsHierarchy() && !c.HasHierarchy)
            throw new ArgumentException("the tree's timer_migration.c is not the revision that was ported. "
                + "Give that with --reference FILE.");
        if (record != null)
        {
            OutputFile.Write(record, Recording.Of(search, c).Write(c.Origin()));
            return 0;
        }
        PortSide port = Port(search);
        var comparison = new Comparison(c, port);
        ComparisonResult result = Progress.Bar("comparing", search.Count, move => search.Run(
            comparison, sum => move(sum.Operations / search.Operations, $"{sum.Operations:N0} operations")));

        output.WriteLine(search.Summary(result));
        if (result.Mismatches.Count == 0)
            return 0;
        output.Write(SideBySide.Write(
            ScenarioShrinker.Shrink(comparison, result.Mismatches[0].Scenario), c, port));
        return 1;
    }
}
