// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Trials;

/// <summary>Counts the looks of each stage that are done, and says so in the report.</summary>
internal sealed class StageCounts(Trial trial, IReadOnlyList<Look> looks)
{
    private const int Most = 6;

    private readonly Lock _lock = new();
    private readonly HashSet<Look> _open = new(looks, ReferenceEqualityComparer.Instance);

    /// <summary>A few names, and how many there are more.</summary>
    public static string Some(IReadOnlyList<string> names) =>
        string.Join(", ", names.Take(Most)) +
            (names.Count > Most ? $" and {names.Count - Most} more" : "");

    /// <summary>One is done.</summary>
    public void Done(Look look)
    {
        lock (_lock)
        {
            // The selftests say by themselves how far they came.
            if (!_open.Remove(look) || look.Stage == TrialStages.Selftests)
                return;
            var all = looks.Count(l => l.Stage == look.Stage);
            var left = _open.Where(l => l.Stage == look.Stage).Select(l => l.What)
                .Order(StringComparer.Ordinal).ToList();
            trial.Set(look.Stage, left.Count == 0 ? StageState.Done : StageState.Partly,
                left.Count == 0 ? $"{all} of {all}" : $"{all - left.Count} of {all}; not " +
                    Some(left));
        }
    }
}
