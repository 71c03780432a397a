// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Port.Mutants;

namespace Linux.Tests.Port;

/// <summary>The child of <c>port mutants</c>, on a real image.</summary>
public sealed class MutantWorkerTests : IDisposable
{
    private const string Check = "selftest tick.idle.wakes-for-its-own-timer.highres";

    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(120);

    private readonly string _folder = Directory.CreateTempSubdirectory().FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    /// <summary>Nothing is wrong without a mutant; with one the check that reaches it fails or hangs.</summary>
    [Fact]
    public void Child_SaysWhichMutantsACheckReachesAndNotices()
    {
        IReadOnlyList<Mutant> mutants = MutantImage.Make(
            SourceSet.Embedded, ["kernel/time/tick-oneshot.c.cs"], _folder, _ => { });
        Mutant handler = mutants.First(m => m.Kind == "deleted" && m.Text.StartsWith("dev->event_handler", StringComparison.Ordinal));
        int[] reached;

        using (var child = new MutantChild(_folder))
        {
            child.Ask("cover", Check);
            Assert.Equal(["at", Check], child.Answer(s_patience)!);
            string[] covers = child.Answer(s_patience)!;
            Assert.Equal(["covers", Check], covers[..2]);
            Assert.Equal(["done"], child.Answer(s_patience)!);
            reached = [.. covers[2].Split(',').Select(int.Parse)];
        }
        Mutant other = mutants.First(m => !reached.Contains(m.Number));

        Assert.Contains(handler.Number, reached);
        Assert.Equal("survived", Try(other));
        Assert.NotEqual("survived", Try(handler));
    }

    private string Try(Mutant mutant)
    {
        using var child = new MutantChild(_folder);

        child.Ask($"{mutant.Number}", Check);
        Assert.Equal(["at", Check], child.Answer(s_patience)!);
        return child.Answer(s_patience)?[0] ?? "crashes";
    }
}
