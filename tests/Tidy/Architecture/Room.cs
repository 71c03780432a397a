// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Tidy.Architecture;

/// <summary>Where a source file of the kernel or its stories stands; see docs/ARCHITECTURE.md.</summary>
internal static class Room
{
    /// <summary>The room of names that every room uses: integer types, source zones.</summary>
    public const string Ground = "ground";

    /// <summary>Rooms by name, with the namespace that says so.</summary>
    public static IReadOnlyDictionary<string, string> Namespaces { get; } =
        new Dictionary<string, string>
        {
            ["ported"] = "Linux",
            ["standins"] = "Linux",
            ["hardware"] = "Linux.Hardware",
            ["observers"] = "Linux.Observers",
            ["executions"] = "Linux.Executions",
            ["stories"] = "Linux.Stories",
        };

    /// <summary>The room of a file.</summary>
    /// <param name="path">From the top of the checkout, with forward slashes.</param>
    public static string Of(string path) => SourceZones.Of(path) switch
    {
        SourceZone.Ported => "ported",
        SourceZone.StandIn => "standins",
        SourceZone.Story => "stories",
        SourceZone.Ours when SourceZones.InKernel(path)!.Split('/') is [var room, _, ..] => room,
        SourceZone.Ours => Ground,
        _ => throw new ArgumentException($"{path} is in no room"),
    };
}
