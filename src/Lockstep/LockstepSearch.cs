// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Lockstep.Generation;
using Linux.Lockstep.Playing;

namespace Linux.Lockstep;

/// <summary>Which scenarios are compared.</summary>
/// <param name="Group">What they are about.</param>
/// <param name="Seed">Seed of the first.</param>
/// <param name="Count">How many, each with the next seed; at least 1.</param>
/// <param name="Operations">About how many operations each has; at least 1.</param>
public sealed record LockstepSearch(FileGroup Group, ulong Seed, int Count, int Operations)
{
    private const int ScenariosAtOnce = 64;

    /// <summary>Jiffies in a second, see <see cref="KernelHz"/>.</summary>
    public int Hz { get; init; } = KernelHz.Linked;

    /// <summary>Compares them all.</summary>
    /// <param name="comparison">The two sides.</param>
    /// <param name="told">Told of what was done so far after each batch.</param>
    /// <param name="stop">Ends the search after the batches that are being played.</param>
    public ComparisonResult Run(
        Comparison comparison,
        Action<ComparisonResult>? told = null,
        CancellationToken stop = default)
        => comparison.CompareAll(
            Batches().TakeWhile(_ => !stop.IsCancellationRequested), told ?? (_ => { }));

    /// <summary>Plays them all on one side, without a look at what comes of it.</summary>
    /// <param name="side">Who plays.</param>
    /// <param name="told">Told of how many were played after each batch.</param>
    /// <param name="stop">Ends it after the batch that is being played.</param>
    public void Play(ISide side, Action<int> told, CancellationToken stop)
    {
        int played = 0;

        foreach (IReadOnlyList<Scenario> batch in Batches())
        {
            if (stop.IsCancellationRequested)
                return;
            side.Play(Scenario.Text(batch));
            told(played += batch.Count);
        }
    }

    /// <summary>One line that says what was compared and what came of it.</summary>
    public string Summary(ComparisonResult result)
    {
        string hz = Hz == KernelHz.Linked ? "" : $"HZ {Hz}, ";
        if (result.Scenarios == 0)
            return $"{Group.Name()}: nothing was compared";
        string interrupted = Group.Interrupts() ? $", {result.Interrupted} of them interrupted" : "";

        return $"{Group.Name()}: {hz}seeds {Seed} to {Seed + (ulong)result.Scenarios - 1}, "
            + $"{result.Operations} operations{interrupted}, {result.Mismatches.Count} scenarios "
            + $"differ, {result.Livelocks} cut before an operation that does not end, "
            + $"{result.Stuck} stuck on both sides";
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Scenario> Scenarios() => Generator.Make(Group, Seed, Count, Operations, Hz);

    private IEnumerable<IReadOnlyList<Scenario>> Batches()
    {
        for (int done = 0; done < Count; done += ScenariosAtOnce)
            yield return Generator.Make(
                Group, Seed + (ulong)done, Math.Min(ScenariosAtOnce, Count - done), Operations, Hz);
    }
}
