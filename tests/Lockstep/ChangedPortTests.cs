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

    private static readonly SourcePatch[] s_all = [.. WheelChanges.All, .. TickChanges.All];
    private readonly ITestOutputHelper _output;

    public ChangedPortTests(ITestOutputHelper output) => _output = output;

    /// <summary>CI takes three, all of them are in docs/results/lockstep.md.</summary>
    public static TheoryData<int> Numbers
    {
        get
        {
            int step = PortBudget.IsFull ? 1 : s_all.Length / InCi;
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
        FileGroup[] groups = TickChanges.All.Contains(change)
            ? [FileGroup.Tick] : [FileGroup.Wheel, FileGroup.Hierarchy];
        long? noticed = OperationsUntilNoticed(new ChangedPortSide(Sides.Builder, [change]), groups);

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

    /// <summary>Operations of the recorded scenarios up to the one that shows the change.</summary>
    private static long? OperationsUntilNoticed(ISide changed, FileGroup[] groups)
    {
        long operations = 0;

        foreach (FileGroup group in groups)
        {
            Recording c = Sides.Recorded(group);
            List<List<string>> played = Outcome.Split(changed.Play(Scenario.Text(c.Search.Scenarios())));

            for (int i = 0; i < c.Runs.Count; i++)
            {
                IReadOnlyList<string> got = [.. (played.ElementAtOrDefault(i) ?? []).Select(Recording.Short)];
                int at = Outcome.FirstDifference(c.Runs[i].Hashes, got);

                if (at >= 0)
                    return operations + at;
                operations += c.Runs[i].Hashes.Count - 1;
            }
        }
        return null;
    }
}
