// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation;
using Linux.Translation.Apply;
using Linux.Translation.Port;
using Microsoft.CodeAnalysis;

namespace Linux.Trials;

/// <summary>A change of the port, from whatever it was given as, that compiles.</summary>
/// <param name="Name">What to call it.</param>
/// <param name="Files">Files of the kernel, its stories and selftests that change.</param>
/// <param name="Patches">The same as patches of an image.</param>
/// <param name="Functions">Functions that are other ones with it.</param>
/// <param name="Notes">What of it is not looked at, and what a person should see.</param>
public sealed record KernelChange(
    string Name, IReadOnlyList<FileEdit> Files, IReadOnlyList<SourcePatch> Patches,
    IReadOnlyList<ChangedFunction> Functions, IReadOnlyList<string> Notes)
{
    /// <summary>What makes the port the revision that the change is for; mostly nothing.</summary>
    public SourcePatch[] Revision { get; private init; } = [];

    /// <summary>The port without the change, as the compiler sees it.</summary>
    public required PortCompilation Before { get; init; }

    /// <summary>The port with it.</summary>
    public required PortCompilation After { get; init; }

    /// <summary>Reads a change.</summary>
    /// <param name="workspace">The repository; it is not written.</param>
    /// <param name="input">What was given.</param>
    /// <exception cref="ReferenceException">A patch does not apply.</exception>
    /// <exception cref="UntranslatedException">Some of it has no translation or does not compile.
    /// </exception>
    public static KernelChange Read(Workspace workspace, ChangeInput input)
    {
        var before = PortCompilation.Open(workspace.Top);
        var revision = OwnEdits.Make(workspace, input.Name, input.First, [])
            .FindAll(f => SourcePatches.IsSource(f.Path));
        if (revision.Count > 0)
            before = Compile(before, revision);
        workspace = On(workspace, input);
        var files = new List<FileEdit>();
        List<string> notes = [.. input.Notes];
        var after = before;
        if (input.IsOfC)
        {
            var plan = input.Plan(workspace, before);
            if (plan.Problems.Count > 0)
                throw new UntranslatedException(plan.Problems);
            files.AddRange(plan.Files.Where(f => SourcePatches.IsSource(f.Path)));
            notes.AddRange(plan.Notes);
            notes.AddRange(plan.Left.Select(p => $"not followed: {p}"));
            after = plan.Compiled ?? before;
        }
        if (input.Own.Count > 0)
        {
            (files, var others) = OwnPatches.Apply(workspace, input, files);
            notes.AddRange(others);
            after = Compile(before, files);
        }
        SourcePatch[] first = [.. revision.SelectMany(SourcePatches.Of)];
        return new(input.Name, files, [.. first, .. files.SelectMany(SourcePatches.Of)],
            [.. files.SelectMany(f => ChangedFunction.Of(f.Path, f.Before, f.After))], notes)
        {
            Revision = first,
            Before = before,
            After = after,
        };
    }

    /// <summary>Every file of the repository that changes, pins too.</summary>
    /// <param name="workspace">The repository; it is not written.</param>
    /// <param name="input">What was given.</param>
    /// <exception cref="UntranslatedException">Some of it has no translation.</exception>
    public static IReadOnlyList<FileEdit> EditsOf(Workspace workspace, ChangeInput input)
    {
        IReadOnlyList<FileEdit> edits = [];
        if (input.IsOfC)
        {
            var plan = PlanOf(workspace, input);
            if (plan.Problems.Count > 0)
                throw new UntranslatedException(plan.Problems);
            edits = plan.Files;
        }
        // All that differs from the repository, a revision's files too.
        var first = OwnEdits.Make(workspace, input.Name, input.First, []);
        return OwnEdits.Make(workspace, input.Name, input.Own,
            [.. first.Where(f => !edits.Any(e => e.Path == f.Path)), .. edits]);
    }

    /// <summary>What the port, or the revision of it that the change is for, becomes.</summary>
    /// <param name="workspace">The repository.</param>
    /// <param name="input">A change of C.</param>
    public static ApplyPlan PlanOf(Workspace workspace, ChangeInput input) =>
        input.Plan(On(workspace, input), On(input, workspace));

    private static Workspace On(Workspace workspace, ChangeInput input) => workspace.And(
        OwnEdits.Make(workspace, input.Name, input.First, [])
            .ToDictionary(e => e.Path, e => e.After));

    // The port of a revision, as the compiler sees it; null for the port as it is.
    private static PortCompilation? On(ChangeInput input, Workspace workspace) =>
        input.First.Count == 0 ? null : Compile(PortCompilation.Open(workspace.Top),
            OwnEdits.Make(workspace, input.Name, input.First, []));

    /// <summary>The patches of an image alone, which is quick for a patch of the port.</summary>
    /// <param name="workspace">The repository; it is not written.</param>
    /// <param name="input">What was given.</param>
    /// <exception cref="UntranslatedException">Some of it has no translation or does not compile.
    /// </exception>
    public static SourcePatch[] PatchesOf(Workspace workspace, ChangeInput input) =>
        input.IsOfC
            ? [.. Read(workspace, input).Patches]
            : [.. OwnPatches.Apply(workspace, input, []).Files.SelectMany(SourcePatches.Of)];

    private static PortCompilation Compile(PortCompilation before, List<FileEdit> files)
    {
        var after = before.Edit(files
            .Where(f => f.Path.StartsWith("src/Kernel/", StringComparison.Ordinal))
            .Select(f => (f.Path, f.After)));
        var errors = after.Errors(before)
            .Select(d => new TranslationProblem(d.Location.SourceTree?.FilePath ?? "",
                d.Location.GetLineSpan().StartLinePosition.Line + 1, $"{d.Id}: {d.GetMessage(
                    System.Globalization.CultureInfo.InvariantCulture)}")).ToList();
        return errors.Count == 0 ? after : throw new UntranslatedException(errors);
    }
}

/// <summary>A change that cannot be tried: places without a translation, or that do not compile.
/// </summary>
public sealed class UntranslatedException(IReadOnlyList<TranslationProblem> problems)
    : ReferenceException($"{problems.Count} places of it have no translation; nothing was tried")
{
    /// <summary>The places, with file, line and reason.</summary>
    public IReadOnlyList<TranslationProblem> Problems { get; } = problems;
}
