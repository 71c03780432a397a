// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux;

/// <summary>Whose a source file is, which its folder says.</summary>
internal enum SourceZone
{
    /// <summary>Neither of this kernel nor of its stories.</summary>
    Elsewhere,

    /// <summary>A port of an upstream file, at upstream's path.</summary>
    Ported,

    /// <summary>Stands for upstream code that is not ported, under upstream's names.</summary>
    StandIn,

    /// <summary>Ours: what the kernel runs on, what watches it, and how it is run.</summary>
    Ours,

    /// <summary>Ours: what a machine is made to do.</summary>
    Story,
}

/// <summary>The one place that tells zones by folder.</summary>
internal static class SourceZones
{
    private const string Kernel = "/src/Kernel/";
    private const string Stories = "/src/Stories/";

    /// <summary>The folders of src/Kernel that hold ported files.</summary>
    public static readonly string[] PortedFolders = ["kernel", "include", "lib"];

    /// <summary>The zone of a file, as the compiler knows it or as it stands in a checkout.</summary>
    /// <param name="path">Path with src/Kernel/ or src/Stories/ in it.</param>
    public static SourceZone Of(string path)
    {
        if (InKernel(path) is not { } inside)
            return Slashes(path).Contains(Stories, StringComparison.Ordinal)
                ? SourceZone.Story : SourceZone.Elsewhere;
        int end = inside.IndexOf('/');
        string folder = end < 0 ? "" : inside[..end];

        return Array.IndexOf(PortedFolders, folder) >= 0 ? SourceZone.Ported
            : folder == "standins" ? SourceZone.StandIn : SourceZone.Ours;
    }

    /// <summary>Whether it is a ported source file, and not a header or a library's.</summary>
    public static bool IsPortedCode(string path)
        => InKernel(path)?.StartsWith("kernel/", StringComparison.Ordinal) == true;

    /// <summary>Whether it is a ported header or library file, which serves who calls it.</summary>
    public static bool IsPortedLibrary(string path)
        => Of(path) == SourceZone.Ported && !IsPortedCode(path);

    /// <summary>The path from src/Kernel on, or null for a file that is not below it.</summary>
    public static string? InKernel(string path)
    {
        path = Slashes(path);
        int at = path.IndexOf(Kernel, StringComparison.Ordinal);

        return at >= 0 ? path[(at + Kernel.Length)..] : null;
    }

    // Anchored, so that a path from the top of a checkout is one, too.
    private static string Slashes(string path) => "/" + path.Replace('\\', '/');
}
