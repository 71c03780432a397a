using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Compiling;
using Linux.Lockstep.Playing;
using Linux.Reference;

namespace Linux.Tests.Lockstep;

/// <summary>Who plays in these tests.</summary>
internal static class Sides
{
    private static readonly Lazy<CSide?> s_c = new(Build);

    /// <summary>Path of the program that hosts changed ports.</summary>
    public static string Host { get; } = Path.Combine(AppContext.BaseDirectory, "port.dll");

    /// <summary>Makes images of the sources that were built.</summary>
    public static ImageBuilder Builder { get; } = new(Host, SourceSet.Embedded, ImageCache.OfUser());

    /// <summary>The C, or null on a machine without gcc or without the tree.</summary>
    public static CSide? C => s_c.Value;

    /// <summary>Whether the C of a group can be played on this machine.</summary>
    public static bool HasC(FileGroup group)
        => C != null && (group == FileGroup.Wheel || C.HasHierarchy);

    /// <summary>What the C did, from the file.</summary>
    public static Recording Recorded(FileGroup group) => Recording.Read(File.ReadAllText(
        Path.Combine(AppContext.BaseDirectory, "recorded", $"{group.ToString().ToLowerInvariant()}.txt")));

    private static CSide? Build()
        => CSide.Compiler() != null
            && new KernelTrees(Workspace.Open(AppContext.BaseDirectory)).Find(null, null) is { } files
                ? CSide.Build(files) : null;
}
