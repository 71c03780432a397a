// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.CSharp;
using Linux.Reference.Pins;
using Linux.Translation.Port;
using Linux.Translation.Types;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Translation.Apply;

/// <summary>Gives the port what the first translation of bodies found that they need.</summary>
internal static class WantedDeclarations
{
    private const string KConfig = "src/Kernel/include/linux/kconfig.h.cs";

    /// <summary>The texts of files that change.</summary>
    /// <param name="port">The port with everything else declared.</param>
    /// <param name="units">The C.</param>
    /// <param name="wanted">What is needed.</param>
    /// <param name="problems">What cannot be given.</param>
    public static IReadOnlyDictionary<string, string> Make(
        PortCompilation port, IReadOnlyList<Followed> units, Wanted wanted,
        List<TranslationProblem> problems)
    {
        var texts = new Dictionary<string, string>();
        foreach (var (type, member) in wanted.Containers)
            Container(port, texts, type, member);
        foreach (var (name, (path, element, code)) in wanted.Arrays)
            Array(port, texts, path, name, $"[InlineArray({code})]\n" +
                $"public unsafe struct {name} {{\n\tprivate {element} element;\n}}\n");
        foreach (var unit in units)
        {
            foreach (var item in unit.Unit.Items.Where(i => i.Kind == ItemKind.Macro &&
                         i.Off is null && (wanted.Macros.ContainsKey(i.Name) ||
                         wanted.Unclear.Contains(i.Name))))
                Macro(port, texts, unit, item, wanted, problems);
        }
        return texts;
    }

    /// <summary>The port with options and constants that were asked for, and with those that
    /// these need in turn; the same if there are none.</summary>
    public static Declarations Values(
        Declarations made, IReadOnlyList<Followed> units, Wanted wanted, KernelConfig config)
    {
        for (var known = -1; known != wanted.Values.Count;)
        {
            known = wanted.Values.Count;
            for (var texts = Once(made, units, wanted, config); texts.Count > 0;
                 texts = Once(made, units, wanted, config))
                made = made.Edit(texts);
        }
        return made;
    }

    private static Dictionary<string, string> Once(
        Declarations made, IReadOnlyList<Followed> units, Wanted wanted, KernelConfig config)
    {
        var texts = new Dictionary<string, string>();
        Options(made.Port, texts, wanted, config);
        // Of a file in which the port has code of its own only some names are listed.
        foreach (var unit in units.Where(u => u.Pin.Level != PinLevel.Whole))
        {
            var items = unit.Unit.Items.Where(i => i.Kind == ItemKind.Constant && i.Off is null &&
                wanted.Values.Contains(i.Name)).ToList();
            var path = PortTree.PathOf(unit.Pin.File);
            var file = made.Workspace.Port.FirstOrDefault(f => f.Path == path);
            if (items.Count == 0 || file is null)
                continue;
            var names = new PortNames(made.Port.Compilation, made.Port.Trees[path]);
            var edit = new PortFileEdit(unit.Unit, unit.From, file, made.Port,
                _ => new HashSet<string>(), _ => null, wanted);
            var after = edit.Constants(items.Where(i => names.Variable(i.Name) is null));
            if (after != made.Port.Trees[path].ToString())
                texts[path] = after;
        }
        return texts;
    }

    private static void Options(
        PortCompilation port, Dictionary<string, string> texts, Wanted wanted,
        KernelConfig config)
    {
        foreach (var option in wanted.Options.Where(o => config[o] is null or 1))
            Option(port, texts, option, config[option] is not null);
    }

    private static void Option(
        PortCompilation port, Dictionary<string, string> texts, string name, bool value)
    {
        var text = texts.GetValueOrDefault(KConfig) ?? port.Trees[KConfig].ToString();
        if (text.Contains($" {name} = ", StringComparison.Ordinal))
            return;
        var at = text.LastIndexOf("const bool CONFIG_", StringComparison.Ordinal);
        texts[KConfig] = text.Insert(text.IndexOf('\n', at) + 1,
            $"\tpublic const bool {name} = {(value ? "true" : "false")};\n");
    }

    // Behind the first declaration of its file that is a type.
    private static void Array(
        PortCompilation port, Dictionary<string, string> texts, string path, string name,
        string code)
    {
        if (port.Compilation.GetTypeByMetadataName($"Linux.{name}") is not null)
            return;
        var text = texts.GetValueOrDefault(path) ?? port.Trees[path].ToString();
        var first = CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes()
            .OfType<BaseTypeDeclarationSyntax>().First();
        texts[path] = text.Insert(first.FullSpan.End,
            $"\n// PORT: an array among local variables is an inline array type.\n{code}");
    }

    // One attribute more; the type has to be partial for what the generator makes of it.
    private static void Container(
        PortCompilation port, Dictionary<string, string> texts, string name, string member)
    {
        foreach (var (path, tree) in port.Trees)
        {
            var text = texts.GetValueOrDefault(path);
            var root = text is null ? tree.GetRoot() : CSharpSyntaxTree.ParseText(text).GetRoot();
            if (!root.ToString().Contains($"struct {name}", StringComparison.Ordinal) ||
                root.DescendantNodes(n => n is not BlockSyntax).OfType<StructDeclarationSyntax>()
                    .FirstOrDefault(s => s.Identifier.ValueText == name) is not { } type)
                continue;
            var start = type.AttributeLists.Count > 0 ? type.AttributeLists[0].SpanStart
                : type.Modifiers[0].SpanStart;
            var all = root.ToFullString();
            if (!type.Modifiers.Any(SyntaxKind.PartialKeyword))
                all = all.Insert(type.Keyword.SpanStart, "partial ");
            texts[path] = all.Insert(start, $"[ContainerOf(\"{member}\")]\n");
            return;
        }
    }

    private static void Macro(
        PortCompilation port, Dictionary<string, string> texts, Followed unit, Item item,
        Wanted wanted, List<TranslationProblem> problems)
    {
        var path = PortTree.PathOf(unit.Pin.File);
        if (wanted.Unclear.Contains(item.Name))
        {
            problems.Add(new(unit.Pin.File, item.Line, $"{item.Name}, a new macro, is used with " +
                "arguments of several types, or of none"));
            return;
        }
        var names = new PortNames(port.Compilation, port.Trees[path]);
        var done = new FunctionTranslator(names, unit.Unit)
            .Macro(item, wanted.Macros[item.Name]);
        problems.AddRange(done.Problems);
        if (done.Problems.Count > 0)
            return;
        var text = texts.GetValueOrDefault(path) ?? port.Trees[path].ToString();
        var root = CSharpSyntaxTree.ParseText(text).GetRoot();
        var methods = root.DescendantNodes(n => n is not BlockSyntax)
            .OfType<MethodDeclarationSyntax>()
            .Where(m => m.Parent is ClassDeclarationSyntax { Identifier.ValueText: "Kernel" })
            .ToDictionary(m => m, m => m.Identifier.ValueText);
        // Before the function that stands below it in C.
        var below = unit.Unit.Items.Where(i => i.Line > item.Line).Select(i => methods
                .Where(m => m.Value == i.Name).Select(m => m.Key).FirstOrDefault())
            .FirstOrDefault(m => m is not null);
        if (below is null)
        {
            problems.Add(new(unit.Pin.File, item.Line,
                $"{item.Name}, a new macro, is for a person to declare"));
            return;
        }
        texts[path] = text.Insert(below.FullSpan.Start, $"\n{done.Code}");
    }
}
