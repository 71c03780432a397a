// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// Changes under which what upstream's own code gets wrong is no longer seen, so that a search can
/// go on behind a finding; a file of this folder each. The port itself keeps upstream's text;
/// docs/findings.md tells of each.
/// </summary>
public static class Repairs
{
    private static readonly Dictionary<string, SourcePatch[]> s_files =
        PatchFile.Of("Findings").ToDictionary(file => file.Name, file => file.Patches);

    /// <summary>The findings that have one.</summary>
    public static IEnumerable<string> Findings => s_files.Keys.Select(n => n.ToUpperInvariant());

    /// <summary>The repair of a finding, or nothing.</summary>
    /// <param name="finding">Its name, such as <c>OWN-EVENT</c>.</param>
    public static SourcePatch[] Of(string finding) =>
        s_files.GetValueOrDefault(finding.ToLowerInvariant(), []);
}
