// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Compiling;
using Linux.Lockstep.Playing;
using Linux.Reference;
using Linux.Translation.Apply;
using Linux.Trials;

namespace Linux.Tests.Lockstep;

/// <summary>With a patch of kernel-ref/revisions on it the port does what that revision does.</summary>
public class HierarchyRevisionTests
{
    private const ulong LiveSeed = 30_000;
    private const int Operations = 300;

    /// <summary>An image takes seconds to be compiled, so CI takes the newest.</summary>
    public static TheoryData<string> Names { get; } = new(
        PortBudget.IsFull ? ["7.3", "6.12"] : ["7.3"]);

    [Theory]
    [MemberData(nameof(Names))]
    public void Port_DoesWhatTheRevisionDoes(string name)
    {
        Workspace workspace = Workspace.Open(AppContext.BaseDirectory);
        string patch = Path.Combine(workspace.Top, "kernel-ref", "revisions", name, "port.patch");
        ChangeInput change = ChangeInput.OfPatches(workspace, [patch], null);
        PortSide port = PortSide.Of(Sides.Builder, KernelChange.PatchesOf(workspace, change));
        Recording c = Sides.RecordedRevision(name);

        Assert.True(c.Runs.Sum(run => run.Hashes.Count) > 1_000);
        Assert.Null(c.FirstDifference(c.PlayedBy(port)));
        if (CSide.Compiler() == null
            || new KernelTrees(workspace).FindRevision(CProgram.Wheel, name) is not { } files)
            return;
        int count = PortBudget.IsFull ? 3_300 : 20;
        var search = new LockstepSearch(FileGroup.Hierarchy, LiveSeed, count, Operations);
        Assert.Empty(
            search.Run(new Comparison(CSide.Build(files, KernelHz.Linked), port)).Mismatches);
    }

    /// <summary>
    /// What a recording is worth: a revision does not do what the ported one does. As long as all CPUs
    /// are alike and memory suffices, 7.3 does.
    /// </summary>
    [Fact]
    public void RecordingOf612_IsNotWhatTheReferenceDoes()
    {
        Recording c = Sides.RecordedRevision("6.12");

        Assert.NotNull(c.FirstDifference(c.PlayedBy(PortSide.Linked)));
    }
}
