// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Images;

/// <summary>
/// HZ, the number of jiffies in a second. It is a constant of the kernel, from which others are computed while
/// it is compiled, so that a machine with another HZ is one of another image.
/// </summary>
public static class KernelHz
{
    private const string Configuration = "include/linux/kconfig.h.cs";

    /// <summary>What upstream's configuration offers.</summary>
    public static IReadOnlyList<int> All { get; } = [100, 250, 300, 1000];

    /// <summary>HZ of the kernel that this program is linked with.</summary>
    public static int Linked => Kernel.CONFIG_HZ;

    /// <summary>The change of the sources that makes it another.</summary>
    /// <param name="hz">One of <see cref="All"/>.</param>
    public static SourcePatch[] Patches(int hz)
        => hz == Linked ? [] : [new SourcePatch(Configuration, Line(Linked), Line(hz))];

    /// <summary>Whether a change is one of <see cref="Patches"/>.</summary>
    public static bool Is(SourcePatch patch) => patch.File == Configuration && patch.Find == Line(Linked);

    /// <summary>
    /// The nearest of <see cref="All"/> whose wheel has the same levels, for kernels with an HZ of their own.
    /// </summary>
    public static int Nearest(int hz) => All.Contains(hz) ? hz
        : All.Where(one => (one > 100) == (hz > 100)).MinBy(one => Math.Abs(one - hz));

    private static string Line(int hz) => $"CONFIG_HZ = {hz};";
}
