// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Lockstep;
using Linux.Lockstep.Compiling;
using Linux.Lockstep.Playing;
using Linux.Reference;

namespace Linux.Tests.Lockstep;

/// <summary>Who plays in these tests.</summary>
internal static class Sides
{
    private static readonly Lazy<CSide?> s_wheel = new(() => Build(CProgram.Wheel, KernelHz.Linked));
    private static readonly Lazy<CSide?> s_tick = new(() => Build(CProgram.Tick, KernelHz.Linked));

    /// <summary>Path of the program that hosts changed ports.</summary>
    public static string Host { get; } = Path.Combine(AppContext.BaseDirectory, "port.dll");

    /// <summary>Makes images of the sources that were built.</summary>
    public static ImageBuilder Builder { get; } = new(Host, SourceSet.Embedded, ImageCache.OfUser());

    /// <summary>
    /// The C of a group, or null on a machine without gcc, the tree or what the group needs of it.
    /// </summary>
    public static CSide? C(FileGroup group)
    {
        CSide? side = (group.Program() == CProgram.Tick ? s_tick : s_wheel).Value;

        return group.NeedsHierarchy() && side is { HasHierarchy: false } ? null : side;
    }

    /// <summary>The same for another HZ.</summary>
    public static CSide? C(FileGroup group, int hz) => Build(group.Program(), hz);

    /// <summary>What the C did with another HZ than 1000.</summary>
    public static Recording Recorded(FileGroup group, int hz)
        => Recording.Named($"{group.Name()}-{hz}");

    /// <summary>What the C did, from the file.</summary>
    public static Recording Recorded(FileGroup group) => Recording.Named(group.Name());

    /// <summary>What the C of another revision of the hierarchy did.</summary>
    public static Recording RecordedRevision(string name) => Recording.Named($"hierarchy-{name}");

    private static CSide? Build(CProgram program, int hz)
        => CSide.Compiler() != null
            && new KernelTrees(Workspace.Open(AppContext.BaseDirectory)).Find(program, null, null) is { } files
                ? CSide.Build(files, hz) : null;
}
