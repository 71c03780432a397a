// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference.Diff;
using Linux.Translation.Check;
using Xunit.Abstractions;

namespace Linux.Tests.Translation;

public class RoundTripTests(ITestOutputHelper output)
{
    private string? Kernel(string name)
    {
        var found = Samples.Kernel(name);
        if (found is null)
            output.WriteLine($"no {name} in $KERNEL_REF or kernel-ref/trees: " +
                "the samples in tests/Translation/samples alone are translated");
        return found;
    }

    [Theory]
    [InlineData("linux-source-7.2")]
    [InlineData("linux-source-7.3")]
    public void Functions_of_a_tree_translate_to_the_ports_own_form(string name)
    {
        if (Kernel(name) is not { } folder)
            return;
        var report = RoundTrip.Run(Samples.Workspace, Samples.Workspace.Pins,
            FolderTree.Open(folder));
        foreach (var one in report.Functions.Where(f => f.Outcome is not Outcome.Equal))
            output.WriteLine($"{one.File}:{one.Line}: {one.Name}: {one.Outcome}: {one.Reason}");
        output.WriteLine($"kernel/time: {report.Percent("kernel/time/"):F1} % of " +
            $"{report.Functions.Count} in all files, {report.Changed} changed");
        Assert.True(report.Percent("kernel/time/") >= 95);
        // Nothing is called a translation that is another statement than upstream's.
        Assert.DoesNotContain(report.Functions, f => f.Outcome is Outcome.DoesNotCompile);
    }
}
