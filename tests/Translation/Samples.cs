// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Translation;
using Linux.Translation.Port;

namespace Linux.Tests.Translation;

/// <summary>C of ours, translated against the port as it stands.</summary>
internal static class Samples
{
    private static readonly Lazy<PortCompilation> s_port = new(() => PortCompilation.Open(Workspace!.Top));

    public static string Top { get; } = PortTree.Find(AppContext.BaseDirectory)!;

    public static Workspace Workspace { get; } = Workspace.Open(Top);

    public static PortCompilation Port => s_port.Value;

    public static string Folder { get; } = Path.Combine(Top, "tests", "Translation", "samples");

    /// <summary>A kernel tree of the given name: in $KERNEL_REF, or fetched by kernel-ref/fetch;
    /// null if there is none.</summary>
    public static string? Kernel(string name)
    {
        string?[] places = [Environment.GetEnvironmentVariable("KERNEL_REF"),
            Path.Combine(Top, "kernel-ref", "trees")];
        return places.OfType<string>().Select(p => Path.Combine(p, name))
            .FirstOrDefault(p => Directory.Exists(Path.Combine(p, "kernel", "time")));
    }

    /// <summary>The text of a sample.</summary>
    public static string Text(string name) => File.ReadAllText(Path.Combine(Folder, name));

    /// <summary>C text as the reader has it.</summary>
    public static Unit Read(string name, string text) =>
        CReader.Read(name, text, Workspace.Config());

    /// <summary>Every function of the C text as a method of the port, in order.</summary>
    public static List<(Item Item, TranslatedFunction Code)> Translate(string name, string text,
        IReadOnlySet<string>? defaults = null)
    {
        var unit = Read(name, text);
        var names = new PortNames(Port.Compilation,
            Port.Trees["src/Kernel/kernel/time/timer.c.cs"]);
        var translator = new FunctionTranslator(names, unit);
        return [.. unit.Items.Where(i => i.Kind == ItemKind.Function)
            .Select(i => (i, translator.Whole(i, defaults ?? new HashSet<string>())))];
    }

    /// <summary>Methods as a file of the port.</summary>
    public static string Class(IEnumerable<string> methods) =>
        "namespace Linux;\n\npublic static unsafe partial class Kernel\n{\n" +
        string.Join('\n', methods) + "}\n";
}
