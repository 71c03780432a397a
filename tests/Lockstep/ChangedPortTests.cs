// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Playing;
using Xunit.Abstractions;

namespace Linux.Tests.Lockstep;

using Scenario = Linux.Lockstep.Scenario;

/// <summary>A port that differs from the C by one line is noticed.</summary>
public class ChangedPortTests
{
    private const int InCi = 3;
    private const ulong LiveSeed = 50_000;
    private const int LiveBatches = 15;
    private const int BatchSize = 200;

    private static readonly SourcePatch[] s_all = [.. WheelChanges.All, .. TickChanges.All];
    private readonly ITestOutputHelper _output;

    public ChangedPortTests(ITestOutputHelper output) => _output = output;

    /// <summary>CI takes three, all of them are in docs/results/lockstep.md.</summary>
    public static TheoryData<int> Numbers
    {
        get
        {
            int step = PortBudget.IsFull ? 1 : (s_all.Length + InCi - 1) / InCi;
            var numbers = new TheoryData<int>();

            for (int i = 0; i < s_all.Length; i += step)
                numbers.Add(i);
            return numbers;
        }
    }

    [Theory]
    [MemberData(nameof(Numbers))]
    public void OneLineChange_IsNoticed(int number)
    {
        SourcePatch change = s_all[number];
        long? noticed = OperationsUntilNoticed(change, TickChanges.All.Contains(change)
            ? [FileGroup.Tick, FileGroup.TickInterleaving]
            : [FileGroup.Wheel, FileGroup.Hierarchy, FileGroup.Interleaving]);

        _output.WriteLine($"{change.File} | {change.Find.Trim()} | {noticed}");
        Assert.True(noticed is not null, $"{change.File}: {change.Find.Trim()}");
    }

    [Fact]
    public void Mismatch_IsShrunkAndShownSideBySide()
    {
        SourcePatch change = WheelChanges.All.Single(c => c.Find.StartsWith("expires = (expires >> LVL"));
        var changed = new PortSide(
            LoadedImage.Load(Sides.Builder.Build([change], ImageKind.Plain)), "changed port");
        var comparison = new Comparison(PortSide.Linked, changed);
        ComparisonResult result = comparison.Compare(new LockstepSearch(FileGroup.Wheel, 1, 1, 100).Scenarios());
        Scenario shortest = ScenarioShrinker.Shrink(comparison, Assert.Single(result.Mismatches).Scenario);
        string report = SideBySide.Write(shortest, PortSide.Linked, changed);

        Assert.InRange(shortest.Operations, 1, 2);
        Assert.Contains("changed port", report);
        Assert.Matches(@"\n  \| next ", report);
    }

    /// <summary>
    /// Operations up to the one that shows the change: of the recorded scenarios and, with the C at
    /// hand and the full budget, of more.
    /// </summary>
    private static long? OperationsUntilNoticed(SourcePatch change, FileGroup[] groups)
    {
        long operations = 0;

        foreach (FileGroup group in groups)
        {
            if (IsNoticed(Sides.Recorded(group), Changed(change, group), ref operations))
                return operations;
        }
        for (int batch = 0; batch < (PortBudget.IsFull ? LiveBatches : 0); batch++)
        {
            foreach (FileGroup group in groups)
            {
                if (Sides.C(group) is { } c && IsNoticed(
                    new Comparison(c, Changed(change, group)), group, batch, ref operations))
                    return operations;
            }
        }
        return null;
    }

    private static ChangedPortSide Changed(SourcePatch change, FileGroup group)
        => new(Sides.Builder, [change], group);

    private static bool IsNoticed(Recording c, ChangedPortSide changed, ref long operations)
    {
        List<List<string>> played = Outcome.Split(
            changed.Play(Scenario.Text(c.Scenarios())));

        for (int i = 0; i < c.Runs.Count; i++)
        {
            string[] got = [.. (played.ElementAtOrDefault(i) ?? []).Select(Recording.Short)];
            int at = Outcome.FirstDifference(c.Runs[i].Hashes, got);

            operations += at >= 0 ? at : c.Runs[i].Hashes.Count - 1;
            if (at >= 0)
                return true;
        }
        return false;
    }

    private static bool IsNoticed(
        Comparison comparison, FileGroup group, int batch, ref long operations)
    {
        ulong seed = LiveSeed + (ulong)(batch * BatchSize);
        var search = new LockstepSearch(group, seed, BatchSize, 300);
        ComparisonResult result = comparison.Compare(search.Scenarios());

        operations += result.Operations;
        return result.Mismatches.Count > 0;
    }
}
