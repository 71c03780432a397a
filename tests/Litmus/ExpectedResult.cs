// SPDX-License-Identifier: GPL-2.0-only
using System.Text.Json;

namespace Linux.Tests.Litmus;

/// <summary>What herd7 7.58 says of a test under the kernel's model.</summary>
/// <param name="Name">The test's name.</param>
/// <param name="Source">"kernel" for one of a tree's litmus-tests, "ours" for one that stands
/// here.</param>
/// <param name="Observation">Never, Sometimes or Always.</param>
/// <param name="DataRace">Whether it flags a race.</param>
/// <param name="States">All final states.</param>
/// <param name="Sequential">Those that sequential consistency allows.</param>
public sealed record ExpectedResult(
    string Name, string Source, string Observation, bool DataRace, string[] States,
        string[] Sequential)
{
    private const string KernelTests = "tools/memory-model/litmus-tests";

    /// <summary>All that are recorded.</summary>
    public static IReadOnlyList<ExpectedResult> All { get; } = JsonSerializer.Deserialize<ExpectedResult[]>(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "expected.json")),
            JsonSerializerOptions.Web)!;

    /// <summary>Tests whose weak outcome takes a load that sees a later store, or a store put
    /// before an older one.</summary>
    public static IReadOnlyDictionary<string, string> NotModelled { get; } = new Dictionary<string,
        string>
    {
        ["LB+poonceonces"] = "0:r0=1; 1:r0=1;",
        ["TM+ignore-expiry-lb"] = "0:r0=1; 1:r0=1;",
        ["S+poonceonces"] = "1:r0=1; [x]=2;",
    };

    /// <summary>Each fetched tree's folder of tests.</summary>
    public static IReadOnlyList<string> Folders { get; } =
        Directory.Exists(Checkout.PathOf("kernel-ref/trees"))
        ? [.. Directory.GetDirectories(Checkout.PathOf("kernel-ref/trees")).Order()
            .Select(tree => Path.Combine(tree, KernelTests)).Where(Directory.Exists)]
        : [];

    /// <summary>The folder of the newest tree; null where none is.</summary>
    public static string? Folder { get; } = Folders.LastOrDefault();

    /// <summary>The test's text; null for one of the kernel's where no tree is.</summary>
    public string? Text()
    {
        string? folder = Source == "ours" ? Checkout.PathOf("tests/Litmus/tests") : Folder;

        return folder == null ? null : File.ReadAllText(Path.Combine(folder, Name + ".litmus"));
    }
}
