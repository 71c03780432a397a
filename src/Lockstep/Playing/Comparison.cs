// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Lockstep.Playing;

/// <summary>A scenario after which the two sides differ.</summary>
/// <param name="Scenario">The scenario, ended by the operation that shows the difference.</param>
/// <param name="Expected">What the first side is called.</param>
/// <param name="Tested">What the second side is called.</param>
public sealed record Mismatch(Scenario Scenario, string Expected, string Tested);

/// <summary>What came of comparing scenarios.</summary>
/// <param name="Scenarios">Scenarios that were played.</param>
/// <param name="Operations">Operations whose outcome was compared.</param>
/// <param name="Interrupted">Those of them in the middle of which another one was done.</param>
/// <param name="Livelocks">Scenarios that were cut before an operation that does not end in the C.</param>
/// <param name="Stuck">Scenarios that ended early because on both sides everybody waited.</param>
/// <param name="Mismatches">The scenarios that differ.</param>
public sealed record ComparisonResult(
    int Scenarios, long Operations, long Interrupted, int Livelocks, int Stuck,
    IReadOnlyList<Mismatch> Mismatches)
{
    /// <summary>Both together.</summary>
    public static ComparisonResult operator +(ComparisonResult one, ComparisonResult other) => new(
        one.Scenarios + other.Scenarios,
        one.Operations + other.Operations, one.Interrupted + other.Interrupted,
        one.Livelocks + other.Livelocks, one.Stuck + other.Stuck,
        [.. one.Mismatches, .. other.Mismatches]);
}

/// <summary>Plays scenarios on two sides and compares one hash after each operation.</summary>
/// <param name="expected">Whose outcome counts; it may cut a scenario short.</param>
/// <param name="tested">Who has to do the same.</param>
public sealed class Comparison(ISide expected, ISide tested)
{
    /// <summary>How the sides are called.</summary>
    public (string Expected, string Tested) Names => (expected.Name, tested.Name);

    /// <summary>Compares.</summary>
    public ComparisonResult Compare(IReadOnlyList<Scenario> scenarios)
        => Compare(scenarios, expected.Play(Scenario.Text(scenarios)));

    /// <summary>
    /// Compares batches, the first side playing the next one while the second plays the last.
    /// </summary>
    public ComparisonResult CompareAll(
        IEnumerable<IReadOnlyList<Scenario>> batches, Action<ComparisonResult> told)
    {
        var sum = new ComparisonResult(0, 0, 0, 0, 0, []);
        (IReadOnlyList<Scenario> Scenarios, Task<string> Output)? last = null;

        foreach (IReadOnlyList<Scenario> batch in batches.Append([]))
        {
            var next = (batch, batch.Count == 0 ? Task.FromResult("")
                : Task.Run(() => expected.Play(Scenario.Text(batch))));

            if (last is { } before)
                told(sum += Compare(before.Scenarios, before.Output.GetAwaiter().GetResult()));
            last = next;
        }
        return sum;
    }

    private ComparisonResult Compare(IReadOnlyList<Scenario> scenarios, string expectedOutput)
    {
        List<List<string>> wanted = Outcome.Split(expectedOutput);
        Scenario[] played = scenarios.ToArray();
        int livelocks = 0;

        for (int i = 0; i < Math.Min(wanted.Count, played.Length); i++)
        {
            if (wanted[i][^1] != Outcome.Livelock)
                continue;
            wanted[i].RemoveAt(wanted[i].Count - 1);
            played[i] = played[i].Cut(wanted[i].Count - 1);
            livelocks++;
        }
        List<List<string>> got = Outcome.Split(tested.Play(Scenario.Text(played)));
        var mismatches = new List<Mismatch>();
        for (int i = 0; i < played.Length; i++)
        {
            int at = Outcome.FirstDifference(
                wanted.ElementAtOrDefault(i) ?? [], got.ElementAtOrDefault(i) ?? []);

            if (at >= 0)
                mismatches.Add(new Mismatch(played[i].Cut(at), expected.Name, tested.Name));
        }
        return new ComparisonResult(
            played.Length, wanted.Sum(lines => lines.Count - 1L),
            wanted.Sum(lines => lines.LongCount(line => line.EndsWith(Outcome.Interrupted))),
            livelocks,
            wanted.Count(lines => lines[^1] == Outcome.Stuck), mismatches);
    }
}
