// SPDX-License-Identifier: GPL-2.0-only
using System.CommandLine;
using Linux.Images;

namespace Linux.Port.Arguments;

/// <summary>What the commands that compile images have in common.</summary>
internal static class ImageArguments
{
    /// <summary>The commands that run on an image.</summary>
    public static string[] Commands { get; } = [.. EditedKernel.Commands, "explore", "replay", "view", "stress", "soak", "try", "findings"];

    /// <summary>The option for who does not trust what was compiled before.</summary>
    public static Option<bool> NoCache { get; } = new("--no-cache")
    {
        Description = "Compile images anew, and do not keep them in the user's cache folder",
    };

    /// <summary><c>--put-back NAME</c>.</summary>
    public static Option<string?> PutBack()
    {
        var option = new Option<string?>("--put-back")
        {
            Description = "A known bug to put back into the port; see port explore --list",
            HelpName = "NAME",
        };

        option.IsOneOf(() => PutBackBugs.All.Select(bug => bug.Name), "port explore --list");
        return option;
    }

    /// <summary>
    /// Makes images of the checkout around the current folder, edits included, or of the program's own sources;
    /// says where they differ.
    /// </summary>
    /// <param name="noCache">Whether nothing is kept.</param>
    /// <param name="folder">A folder in the checkout; null for the current one.</param>
    public static ImageBuilder Builder(bool noCache, string? folder = null)
    {
        SourceSet sources = WorkTree.SourcesAround(folder ?? Environment.CurrentDirectory);

        if (sources.Difference is { } difference)
            Console.Error.WriteLine($"port: {difference}");
        return new ImageBuilder(
            typeof(ImageArguments).Assembly.Location, sources, noCache ? null : ImageCache.OfUser());
    }
}
