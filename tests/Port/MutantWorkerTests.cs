// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Port.Mutants;

namespace Linux.Tests.Port;

/// <summary>The child of <c>port mutants</c>, on a real image.</summary>
public sealed class MutantWorkerTests : IDisposable
{
    private const string Check = "selftest tick.idle.clock-source-bounds-one-sleep.highres";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Nothing is wrong without a mutant; with one the check that reaches it fails.
    /// </summary>
    [Fact]
    public void Child_SaysWhichMutantsACheckReachesAndNotices()
    {
        IReadOnlyList<Mutant> mutants = MutantImage.Make(
            SourceSet.Embedded, ["kernel/time/tick-oneshot.c.cs"], _folder, _ => { });
        Mutant handler = mutants.First(m => m.Kind == "deleted"
            && m.Text.StartsWith("dev->event_handler", StringComparison.Ordinal));
        using var child = new MutantChild(_folder);

        child.Ask("cover", Check);
        Assert.Equal(["at", Check], child.Answer(s_patience)!);
        string[] covers = child.Answer(s_patience)!;
        Assert.Equal(["covers", Check], covers[..2]);
        Assert.Equal(["done"], child.Answer(s_patience)!);
        int[] reached = [.. covers[2].Split(',').Select(int.Parse)];
        Mutant other = mutants.First(m => !reached.Contains(m.Number));

        Assert.Contains(handler.Number, reached);
        Assert.Equal("survived", Try(child, other));
        Assert.Equal("killed", Try(child, handler));
    }

    private static string Try(MutantChild child, Mutant mutant)
    {
        child.Ask($"{mutant.Number}", Check);
        Assert.Equal(["at", Check], child.Answer(s_patience)!);
        return child.Answer(s_patience)![0];
    }
}
