// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Apply;
using Linux.Translation.Port;

namespace Linux.Tests.Translation;

/// <summary>A copy of the repository in which a port of the sample is pinned.</summary>
internal sealed class SampleRepository : IDisposable
{
    public const string File = "kernel/sample.c";
    public const string Ported = "src/Kernel/kernel/sample.c.cs";
    public const string Comment = "\t\t// The flags are the caller's.\n";

    private static readonly Lazy<string> s_text = new(() => Samples.Text("idioms.c.cs")
        .Replace("\t\tif (name != null", Comment + "\t\tif (name != null")
        .Replace("\tinternal static void sample_guards",
            "\t[RequiresIrqs(Irqs.On)]\n\tinternal static void sample_guards") +
        "\npublic enum sample_order {\n\tSAMPLE_FIRST,\n\tSAMPLE_SECOND,\n\tSAMPLE_OWN,\n}\n");

    private static readonly Lazy<PortCompilation> s_port =
        new(() => Samples.Port.Edit([(Ported, s_text.Value)]));

    public SampleRepository()
    {
        foreach (var path in Samples.Port.Trees.Keys)
            Put(path, System.IO.File.ReadAllText(Path.Combine(Samples.Top, path)));
        foreach (var name in new[] { "config", "not-ported.json", "files" })
            Put($"kernel-ref/{name}",
                System.IO.File.ReadAllText(Path.Combine(Samples.Top, "kernel-ref", name)));
        Put("Port.sln", "");
        // The port has a comment of its own and an annotation, which have to stay.
        Put(Ported, s_text.Value);
        Pin(C);
    }

    /// <summary>Pins other C than the port was made of.</summary>
    public void Pin(string c) => Put($"kernel-ref/pins/{PinFile.NameOf(File)}",
        PinFile.Write(Pinner.Make(Samples.Read(File, c), c, "old", "1")));

    /// <summary>The port and the sample, compiled once for all tests.</summary>
    public static PortCompilation Port => s_port.Value;

    public string Root { get; } = Directory.CreateTempSubdirectory("apply").FullName;

    /// <summary>The C that is pinned.</summary>
    public string C { get; } = Samples.Text("idioms.c") +
        "\nenum sample_order {\n\tSAMPLE_FIRST,\n\tSAMPLE_SECOND,\n};\n";

    public void Dispose() => Directory.Delete(Root, recursive: true);

    public void Put(string path, string text)
    {
        var file = Path.Combine(Root, path);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        System.IO.File.WriteAllText(file, text);
    }

    /// <summary>What the port becomes when the C becomes another one.</summary>
    public ApplyPlan Plan(string c, string? origin = null)
    {
        var workspace = Workspace.Open(Root);
        return ApplyPlan.Make(workspace, workspace.Pins, Tree(c),
            origin is null ? null : Tree(origin), s_port.Value);
    }

    public static SourceTree Tree(string c) => new Text(c) { Name = "new", Version = "2" };

    private sealed class Text(string text) : SourceTree
    {
        public override IReadOnlyList<string> FilesWith(
            IReadOnlyCollection<string> words, IReadOnlyCollection<string> folders) => [];

        public override string? Read(string path) => path == File ? text : null;
    }
}
