// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

/// <summary>
/// Where the tests find the repository, its small trees, and a kernel tree if there is one.
/// </summary>
internal static class Repository
{
    public const string Pinned = "linux-source-7.2";

    public static string Top { get; } = PortTree.Find(AppContext.BaseDirectory)!;

    public static Workspace Workspace { get; } = Workspace.Open(Top);

    public static KernelConfig Config { get; } = Workspace.Config();

    public static string Trees { get; } = Path.Combine(Top, "tests", "Reference", "trees");

    public static string Small(string tree = "small") => Path.Combine(Trees, tree);

    public static Unit ReadSmall(string tree = "small") => CReader.Read("kernel/time/wheel.c",
        File.ReadAllText(Path.Combine(Small(tree), "kernel/time/wheel.c")), Config);

    /// <summary>The small tree's pin.</summary>
    public static Pin SmallPin()
    {
        var text = File.ReadAllText(Path.Combine(Small(), "kernel/time/wheel.c"));
        return Pinner.Make(CReader.Read("kernel/time/wheel.c", text, Config), text, "small", "1");
    }

    /// <summary>The port of the small tree, after an edit of its text.</summary>
    public static List<PortFile> SmallPort(Func<string, string>? edit = null)
    {
        var text = File.ReadAllText(Path.Combine(Small("port"),
            "src/Kernel/kernel/time/wheel.c.cs"));
        return PortReader.Read(
            [("src/Kernel/kernel/time/wheel.c.cs", edit is null ? text : edit(text))]);
    }

    /// <summary>
    /// A kernel tree of the given name: in $KERNEL_REF, or fetched by kernel-ref/fetch; null, and
    /// a line of output, if there is none.
    /// </summary>
    public static string? Kernel(string name, ITestOutputHelper output)
    {
        string?[] places = [Environment.GetEnvironmentVariable("KERNEL_REF"),
            Path.Combine(Top, "kernel-ref", "trees")];
        foreach (var place in places)
        {
            if (place is null)
                continue;
            if (Directory.Exists(Path.Combine(place, name, "kernel", "time")))
                return Path.Combine(place, name);
        }
        output.WriteLine($"no {name} in $KERNEL_REF or kernel-ref/trees: " +
            "this test asserts on the small tree in tests/Reference/trees alone");
        return null;
    }

    /// <summary>Same, and its file has the checksum that the expected data was made from.</summary>
    public static string? KernelFile(string tree, string file, string sha256,
        ITestOutputHelper output)
    {
        var text = FolderTree.Open(tree).Read(file);
        if (text is not null && Pinner.Sha256(text) == sha256)
            return text;
        output.WriteLine(
            $"{file} of {tree} is another version than the expected data was made from");
        return null;
    }
}
