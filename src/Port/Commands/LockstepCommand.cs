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
        Option<string> group = Options.Name("--group",
            "What is compared", FileGroup.Wheel.Name(),
            [.. Enum.GetValues<FileGroup>().Select(FileGroups.Name)]);
        Option<ulong> seed = Options.Seed("Seed of the first scenario");
        Option<int> count = Options.Number(
            "--count", "Number of scenarios, each with the next seed", 1, int.MaxValue, 100);
        Option<int> operations = Options.Number(
            "--operations", "About how many operations a scenario has", 1, int.MaxValue, 300);
        Option<string?> record = Options.Out("Write what the C does to this file, in place of comparing");
        Option<string?> root = Options.Root();
        var coverage = new Option<bool>("--coverage")
        {
            Description = "Tell which part of the C's lines is run, in place of comparing",
        };
        var command = new RuledCommand("lockstep",
            "Play random operations on upstream's C, compiled with gcc, and on the port, and compare; "
            + "0 the same, 1 different, 2 trouble")
        {
            tree, reference, group, seed, count, operations, record, coverage, root,
            RevisionOption.Option, HzOption.Option,
        };

        reference.IsFile();
        command.NotBoth(record, coverage);
        command.NotBoth(RevisionOption.Option, tree);
        command.NotBoth(RevisionOption.Option, reference);
        command.Rule(parsed => parsed.GetValue(RevisionOption.Option) is { Length: > 0 }
            && !Group(parsed, group).NeedsHierarchy()
            ? "--revision goes with --group hierarchy or interleaving only." : null);
        command.SetAction(parsed =>
        {
            var search = new LockstepSearch(
                Group(parsed, group),
                parsed.GetValue(seed),
                parsed.GetValue(count),
                parsed.GetValue(operations))
            {
                Hz = HzOption.Given(parsed) ?? KernelHz.Linked,
            };
            var trees = new KernelTrees(Workspaces.Open(parsed.GetValue(root)));
            string[] names = parsed.GetValue(RevisionOption.Option) ?? [];
            if (names.Length > 1)
                return CommandLine.Fail("lockstep compares one --revision at a time.");
            SourcePatch[] patches = [.. KernelHz.Patches(search.Hz),
                .. PatchOption.Read([.. names.Select(RevisionOption.FileOf)])];
            CProgram program = search.Group.Program();
            CSide c = Build(
                names.Length == 1 ? trees.FindRevision(program, names[0])
                    : trees.Find(program, parsed.GetValue(tree), parsed.GetValue(reference)),
                search, parsed.GetValue(coverage));
            TextWriter output = parsed.InvocationConfiguration.Output;

            if (search.Group.NeedsHierarchy() && !c.HasHierarchy)
                throw new ArgumentException("the tree's timer_migration.c is not the revision that "
                    + "was ported. Give that with --reference FILE.");
            if (parsed.GetValue(coverage))
                return Count(output, c, search);
            if (parsed.GetValue(record) is not { } file)
                return Run(output, c, search, patches);
            OutputFile.Write(file, Recording.Of(search, c).Write(c.Origin()));
            return 0;
        });
        return command;
    }

    private static FileGroup Group(ParseResult parsed, Option<string> option)
        => Enum.GetValues<FileGroup>().Single(one => one.Name() == parsed.GetValue(option));

    private static CSide Build(KernelFiles? files, LockstepSearch search, bool counts)
        => files == null
            ? throw new ArgumentException(
                "there is no kernel tree. Run kernel-ref/fetch, or give --tree DIR.")
            : Progress.Status("compiling the C", () => CSide.Build(files, search.Hz, counts));

    private static PortSide Port(LockstepSearch search, SourcePatch[] patches)
    {
        if (!search.Group.Interrupts() && patches.Length == 0)
            return PortSide.Linked;
        return Progress.Status("compiling the port", () =>
        {
            using ImageBuilder builder = ImageArguments.Builder(noCache: false);

            return search.Group.Interrupts()
                ? PortSide.WithPoints(builder, patches, search.Group.Program())
                : PortSide.Of(builder, patches);
        });
    }

    private static int Count(TextWriter output, CSide c, LockstepSearch search)
    {
        using var stop = new Interrupt();

        LineCoverage.Begin(c);
        Progress.Bar("playing", search.Count, move =>
        {
            search.Play(c, played => move(played, $"{played:N0} scenarios"), stop.Token);
            return 0;
        });
        foreach (LineCoverage file in LineCoverage.Of(c))
            output.WriteLine($"{file.File,-18} {file.Percent,6:F1} % of {file.Lines,3} lines");
        output.WriteLine($"{c.Folder} has each file with the number of times before each line: "
            + "*.gcov");
        return stop.Token.IsCancellationRequested ? Interrupt.Status : 0;
    }

    private static int Run(
        TextWriter output, CSide c, LockstepSearch search, SourcePatch[] patches)
    {
        using var stop = new Interrupt();
        PortSide port = Port(search, patches);
        var comparison = new Comparison(c, port);
        ComparisonResult result = Progress.Bar("comparing", search.Count, move => search.Run(
            comparison, sum => move(sum.Scenarios, $"{sum.Operations:N0} operations"), stop.Token));

        output.WriteLine(search.Summary(result));
        if (result.Mismatches.Count == 0)
            return stop.Token.IsCancellationRequested ? Interrupt.Status : 0;
        output.Write(SideBySide.Write(
            ScenarioShrinker.Shrink(comparison, result.Mismatches[0].Scenario), c, port));
        return stop.Token.IsCancellationRequested ? Interrupt.Status : 1;
    }
}
