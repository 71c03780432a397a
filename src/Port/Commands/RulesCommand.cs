// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;
using Linux.Reference;
using Linux.Translation.Apply;

namespace Linux.Port.Commands;

/// <summary><c>port rules</c>: runs the lock rules on the kernel's sources, without a build.</summary>
internal static class RulesCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        var files = new Argument<string[]>("FILE")
        {
            Description = "Show what concerns these files only, such as src/Kernel/kernel/time/timer.c.cs",
            Arity = ArgumentArity.ZeroOrMore,
        };
        var patches = new Option<string[]>("--patch")
        {
            HelpName = "FILE",
            Description = "A patch of the C# sources to put on them first; may be given more than once",
        };
        var gaps = new Option<bool>("--gaps")
        {
            Description = "Say too which fields lack an annotation that their accesses suggest",
        };
        var format = Options.Format("text", "sarif");
        var command = new Command("rules",
            "Check locks, interrupts and memory accesses; 0 nothing found, 1 something, 2 trouble")
        {
            files, patches, gaps, format,
        };
        command.SetAction(p => Run(p.GetValue(files) ?? [], p.GetValue(patches) ?? [],
            p.GetValue(gaps), p.GetValue(format)!));
        return command;
    }

    private static int Run(string[] names, string[] patches, bool gaps, string format)
    {
        SourceSet sources = WorkTree.SourcesAround(Environment.CurrentDirectory);
        PatchedSources patched = PatchedSources.Make(sources, patches);
        string[] files = [.. names.Select(name => patched.Find(name) ?? throw new ReferenceException(
            $"there is no file {name} among the kernel's sources; name one under src/Kernel or src/Stories"))];
        IReadOnlyList<RuleFinding> all = Check(patched.Sources, gaps);
        RuleFinding[] found = [.. all.Where(f => files.Length == 0 || files.Any(f.Concerns))];

        Console.Write(format == "sarif" ? RulesSarif.Write(found) : RulesText.Write(found));
        return found.Any(f => f.Severity is "error" or "warning") ? 1 : 0;
    }

    private static IReadOnlyList<RuleFinding> Check(SourceSet sources, bool gaps)
    {
        try
        {
            return Progress.Status("checking the rules", () => RuleCheck.Run(sources, [], gaps));
        }
        catch (ImageException failed)
        {
            throw new InvalidDataException(failed.Message, failed);
        }
    }
}
