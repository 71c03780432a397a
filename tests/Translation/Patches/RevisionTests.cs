// SPDX-License-Identifier: GPL-2.0-only
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
}
