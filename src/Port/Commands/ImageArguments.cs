// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;

namespace Linux.Port.Commands;

/// <summary>What the commands that compile images have in common.</summary>
internal static class ImageArguments
{
    /// <summary>The commands that run on an image.</summary>
    public static string[] Commands { get; } = [.. EditedKernel.Commands, "explore", "replay", "stress"];

    /// <summary>The option for who does not trust what was compiled before.</summary>
    public static Option<bool> NoCache { get; } = new("--no-cache")
    {
        Description = "Compile images anew, and do not keep them in the user's cache folder",
    };

    /// <summary>
    /// Makes images of the checkout around the current folder, edits included, or of the program's own sources;
    /// says where they differ.
    /// </summary>
    public static ImageBuilder Builder(bool noCache)
    {
        SourceSet sources = WorkTree.SourcesAround(Environment.CurrentDirectory);

        if (sources.Difference is { } difference)
            Console.Error.WriteLine($"port: {difference}");
        return new ImageBuilder(
            typeof(ImageArguments).Assembly.Location, sources, noCache ? null : ImageCache.OfUser());
    }
}
