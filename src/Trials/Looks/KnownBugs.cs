// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Trials;

/// <summary>What a failure of a scenario looks like.</summary>
internal static class KnownBugs
{
    /// <summary>The scenarios that show a known bug or finding of a function that changed.
    /// </summary>
    public static IEnumerable<string> Near(KernelChange change)
    {
        var bugs = PutBackBugs.All.Select(b => (b.Scenario, b.Patches))
            .Concat(UpstreamFindings.All.Select(f => (f.Scenario, Patches: f.Repair)));
        var functions = new Dictionary<SourcePatch, HashSet<string>>();
        foreach (var (scenario, patches) in bugs)
        {
            if (patches.Any(p => Functions(p).Overlaps(change.Functions.Select(f => f.Name))))
                yield return scenario;
        }

        HashSet<string> Functions(SourcePatch patch)
        {
            var path = KernelSources.PathOf(patch.File).TrimStart('/');
            if (!change.Files.Any(f => f.Path == path))
                return [];
            if (!functions.TryGetValue(patch, out var found))
            {
                var text = KernelSources.Files[patch.File];
                functions[patch] = found = [.. ChangedFunction.Of(path, text, patch.Apply(text))
                    .Select(f => f.Name)];
            }
            return found;
        }
    }

    /// <summary>The bug that the code once had, or the finding, that fails alike; or null.
    /// </summary>
    public static string? Like(string scenario, string invariant)
    {
        if (UpstreamFindings.All.FirstOrDefault(f => f.Scenario == scenario &&
            f.Invariants.Contains(invariant)) is { } finding)
            return $"{finding.Name} of docs/findings.md";
        return PutBackBugs.All.FirstOrDefault(b => b.Scenario == scenario &&
            b.Invariants.Contains(invariant)) is { } bug ? $"{bug.Name}: {bug.Summary}" : null;
    }
}
