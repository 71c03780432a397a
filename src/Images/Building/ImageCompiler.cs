// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Images;

/// <summary>
/// Compiles the kernel's sources to assemblies in memory. Every image has types and statics of its
/// own.
/// </summary>
internal static class ImageCompiler
{
    private static readonly ConcurrentDictionary<(ImageKind Kind, string Path, string Text), SyntaxTree> s_trees = new();
    // A driver keeps what it has generated of what has not changed since.
    private static readonly ConcurrentDictionary<(ImageKind Kind, string Assembly), GeneratorDriver> s_drivers = new();
    private static readonly Lazy<MetadataReference[]> s_references = new(FindReferences);

    /// <summary>What everything is compiled against.</summary>
    public static IReadOnlyList<MetadataReference> References => s_references.Value;

    /// <summary>Compiles an image.</summary>
    /// <returns>Its assemblies, each after those that it refers to.</returns>
    /// <exception cref="ImageException">The sources do not compile.</exception>
    public static IReadOnlyList<CompiledAssembly> Compile(ImageRecipe recipe)
    {
        SortedDictionary<string, string> files = recipe.Files();
        var image = new List<CompiledAssembly>();

        if (!ImageRecipe.IsProgram(recipe.Kind))
            return [Compile(recipe.Kind == ImageKind.Library ? "Linux.Kernel" : "Linux.Kernel.Image",
                recipe.Kind, files, [])];
        foreach (SourceFolder folder in KernelSources.Folders)
            image.Add(Compile(folder.Assembly, recipe.Kind,
                files.Where(file => KernelSources.FolderOf(file.Key) == folder || folder.Also.Contains(file.Key)),
                image));
        return image;
    }

    private static CompiledAssembly Compile(
        string name, ImageKind kind, IEnumerable<KeyValuePair<string, string>> files,
        IEnumerable<CompiledAssembly> others)
    {
        CSharpParseOptions parse = ParseOptions(kind);
        List<SyntaxTree> trees = files.AsParallel().AsOrdered()
            .Select(file => s_trees.GetOrAdd((kind, file.Key, file.Value), _ => Parse(file.Key, file.Value, parse)))
            .ToList();
        // An edit with a typing error is told of before anything is bound.
        Refuse(trees.SelectMany(tree => tree.GetDiagnostics()));
        var compilation = CSharpCompilation.Create(
            name,
            trees.Append(CSharpSyntaxTree.ParseText(Identity(name), parse)),
            [.. s_references.Value, .. others.Select(other => MetadataReference.CreateFromImage(other.Assembly))],
            // What is null, and what else is worth a warning, is the build's business: that is half
            // of the time.
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Disable,
                warningLevel: 0,
                generalDiagnosticOption: ReportDiagnostic.Suppress,
                deterministic: true));
        s_drivers[(kind, name)] = s_drivers
            .GetOrAdd((kind, name), _ => CSharpGeneratorDriver.Create(KernelGenerators.All(), parseOptions: parse))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out var problems);
        if (kind == ImageKind.Recorded)
            complete = Recorded(complete, RecordedFiles.Has);
        if (kind == ImageKind.Weak)
            complete = Recorded(complete, RecordedFiles.MayBeStale);
        if (kind == ImageKind.Covered)
            complete = Covered(complete);
        Refuse(problems);
        return Emit(complete);
    }

    private static CSharpParseOptions ParseOptions(ImageKind kind)
        => new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None,
            preprocessorSymbols: kind switch
            {
                ImageKind.Recorded => ["EXPLORE", "RECORD"],
                ImageKind.Weak => ["EXPLORE", "WEAK"],
                ImageKind.Explored or ImageKind.Library or ImageKind.ExploredProgram => ["EXPLORE"],
                ImageKind.Covered => ["EXPLORE", "COVER"],
                _ => [],
            }).WithFeatures([new("run-nullable-analysis", "never")]);

    private static SyntaxTree Parse(string path, string text, CSharpParseOptions parse)
        => CSharpSyntaxTree.ParseText(
            SourceText.From(text, Encoding.UTF8), parse, path: KernelSources.PathOf(path));

    /// <summary>Who may see the internals of an assembly that takes the place of a linked
    /// one.</summary>
    public static string Identity(string name)
    {
        if (!KernelSources.Folders.Any(folder => folder.Assembly == name))
            return "";
        Assembly linked = Assembly.Load(name);

        return string.Concat(linked.GetCustomAttributes<InternalsVisibleToAttribute>().Select(friend =>
                $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{friend.AssemblyName}\")]\n"))
            + $"[assembly: System.Reflection.AssemblyVersion(\"{linked.GetName().Version}\")]\n";
    }

    private static Compilation Recorded(Compilation complete, Func<string, bool> isRecorded)
    {
        SyntaxTree[] plain =
            complete.SyntaxTrees.Where(tree => isRecorded(tree.FilePath)).ToArray();
        var recorded = new SyntaxTree[plain.Length];

        Parallel.For(0, plain.Length, i => recorded[i] = PlainAccessRewriter.Rewrite(plain[i], complete));
        return complete.RemoveSyntaxTrees(plain).AddSyntaxTrees(recorded);
    }

    /// <summary>What counts the probes is one of the sources, and takes their table.</summary>
    private static Compilation Covered(Compilation complete)
    {
        var table = new ProbeTableText();

        foreach (SyntaxTree tree in complete.SyntaxTrees.Where(tree => CoveredFiles.Has(tree.FilePath)).ToArray())
            complete = complete.ReplaceSyntaxTree(tree, ProbeRewriter.Rewrite(tree, complete, table));
        return complete.AddSyntaxTrees(CSharpSyntaxTree.ParseText(
            table.ToSource(), ParseOptions(ImageKind.Covered)));
    }

    private static CompiledAssembly Emit(Compilation compilation)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(
            assembly, symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));

        Refuse(result.Diagnostics);
        return new CompiledAssembly(compilation.AssemblyName!, assembly.ToArray(), symbols.ToArray());
    }

    private static void Refuse(IEnumerable<Diagnostic> problems)
    {
        Diagnostic[] errors = [.. problems.Where(p => p.Severity == DiagnosticSeverity.Error)];

        if (errors.Length != 0)
            throw new ImageException($"the image does not compile: {errors[0]}")
            {
                Places = [.. errors.Select(error => error.Location.GetLineSpan())
                    .Select(span => (span.Path, span.StartLinePosition.Line + 1)).Distinct()],
            };
    }

    private static MetadataReference[] FindReferences()
    {
        string platform = (string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!;

        return platform.Split(Path.PathSeparator)
            .Where(path => Path.GetFileName(path) is var name
                && (name.StartsWith("System.", StringComparison.Ordinal)
                    || name is "mscorlib.dll" or "netstandard.dll" or "Linux.Kernel.Annotations.dll"))
            .Select(path => (MetadataReference)MetadataReference.CreateFromFile(path))
            .ToArray();
    }
}
