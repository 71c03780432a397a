// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Reference.Diff;
using Linux.Tests.Translation.Drawing;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Tests.Translation;

/// <summary>What kernel-ref/revisions keeps is a patch of the port as it stands.</summary>
public sealed class RevisionTests
{
    public static TheoryData<string> Names => [.. Directory.GetDirectories(
        Path.Combine(Samples.Top, "kernel-ref", "revisions")).Select(d => Path.GetFileName(d)!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_revision_applies_to_the_port_and_compiles(string name)
    {
        var patch = Path.Combine(Samples.Top, "kernel-ref", "revisions", name, "port.patch");
        var input = ChangeInput.OfPatches(Samples.Workspace, [patch], null);
        Assert.Null(input.Tree);
        var files = KernelChange.EditsOf(Samples.Workspace, input)
            .Where(f => f.Path.StartsWith("src/Kernel/", StringComparison.Ordinal)).ToList();
        Assert.Contains(files, f => f.Path.EndsWith("timer_migration.c.cs",
            StringComparison.Ordinal));
        var after = Samples.Port.Edit(files.Select(f => (f.Path, f.After)));
        Assert.Empty(after.Errors(Samples.Port));
    }

    [Fact]
    public void The_revision_of_a_whole_tree_is_what_following_it_makes()
    {
        // It takes a minute of a processor.
        if (!PortBudget.IsFull || Samples.Kernel("linux-source-7.3") is not { } folder)
            return;
        var patch = Path.Combine(Samples.Top, "kernel-ref", "revisions", "7.3", "port.patch");
        var kept = KernelChange.EditsOf(Samples.Workspace,
            ChangeInput.OfPatches(Samples.Workspace, [patch], null));
        var made = ChangeInput.OfTree(Samples.Workspace, FolderTree.Open(folder), null, [])
            .Plan(Samples.Workspace, Samples.Port);
        Assert.Empty(made.Problems);
        Assert.Equal(Sources(kept), Sources(made.Files));
        // What is left is left with its place.
        Assert.All(made.Left, l => Assert.True(l.Line > 0 && l.Reason.Length > 0, $"{l}"));
    }

    private static IEnumerable<(string Path, string Text)> Sources(IEnumerable<FileEdit> files) =>
        files.Where(f => f.Path.StartsWith("src/", StringComparison.Ordinal))
            .OrderBy(f => f.Path, StringComparer.Ordinal).Select(f => (f.Path, f.After));

    [Fact]
    public void A_patch_of_C_is_put_on_top_of_a_revision()
    {
        const string File = "kernel/time/timer_migration.c";
        const string Function = "tmigr_connect_old_root";
        if (Samples.Kernel("linux-source-7.3") is not { } folder)
            return;
        var c = new CFile(File, FolderTree.Open(folder).Read(File)!, Samples.Workspace.Config());
        var body = c.Body(c.Functions.First(f => f.Name == Function));
        var patch = Path.Combine(Path.GetTempPath(), $"revision-{Environment.ProcessId}.patch");
        System.IO.File.WriteAllText(patch,
            UnifiedDiff.Write(File, c.Text, c.With(body, 0, "", "\tcpu_relax();")));
        try
        {
            var input = ChangeInput.OfPatches(Samples.Workspace, [patch], folder, [Path.Combine(
                Samples.Top, "kernel-ref", "revisions", "7.3", "port.patch")]);
            var change = KernelChange.Read(Samples.Workspace, input);
            Assert.Equal([Function], change.Functions.Select(f => f.Name));
            Assert.NotEmpty(change.Revision);
            // The port has no such function, the revision has, and the image is what was compiled.
            var path = $"src/Kernel/{File}.cs";
            var text = change.Patches.Where(p => p.File == $"{File}.cs")
                .Aggregate(KernelSources.Files[$"{File}.cs"], (t, p) => p.Apply(t));
            Assert.Equal(change.After.Trees[path].ToString(), text);
            Assert.DoesNotContain(Function, KernelSources.Files[$"{File}.cs"]);
            Assert.Contains(Function, change.Before.Trees[path].ToString());
        }
        finally
        {
            System.IO.File.Delete(patch);
        }
    }
}
