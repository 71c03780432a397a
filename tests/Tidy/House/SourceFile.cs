// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy.House;

/// <summary>A C# file of the checkout that a person keeps.</summary>
/// <param name="Path">From the top of the checkout, with forward slashes.</param>
/// <param name="Lines">Its text.</param>
internal sealed record SourceFile(string Path, string[] Lines)
{
    // Written by a test, or read by one as what it is about.
    private static readonly string[] s_data = ["tests/Reference/trees/", "tests/Translation/samples/"];

    /// <summary>All that are held to the rules.</summary>
    public static IReadOnlyList<SourceFile> All { get; } = new[] { "src", "tests", "bench", "samples" }
        .SelectMany(Repository.Sources)
        .Select(static path => System.IO.Path.GetRelativePath(Repository.Root, path).Replace('\\', '/'))
        .Where(static path => !path.Contains(".verified.") && !s_data.Any(path.StartsWith))
        .Order(StringComparer.Ordinal)
        .Select(static path => new SourceFile(path, File.ReadAllLines(System.IO.Path.Combine(Repository.Root, path))))
        .ToList();

    /// <summary>Those that are written in our own way, and not in upstream's.</summary>
    public static IEnumerable<SourceFile> Ours { get; } = All.Where(static file => !file.IsUpstreamShaped).ToList();

    private bool IsUpstreamShaped
        => SourceZones.Of(Path) is SourceZone.Ported or SourceZone.StandIn
            || Path.StartsWith("src/Bench/PushModel/", StringComparison.Ordinal)
            || Path.StartsWith("src/Selftests/tools/", StringComparison.Ordinal);

    /// <summary>What the file is called, up to the first dot.</summary>
    public string Stem => System.IO.Path.GetFileName(Path).Split('.')[0];

    public override string ToString() => Path;
}
