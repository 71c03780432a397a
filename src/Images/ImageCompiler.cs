// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using System.Text;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Emit;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Images;

/// <summary>
/// Compiles the kernel's sources, with patches and symbols, to an assembly in memory. Every image
/// has types and statics of its own.
/// </summary>
public static class ImageCompiler
{
    private static readonly ConcurrentDictionary<(string Path, bool Explore, bool Record), SyntaxTree> s_trees = new();
    private static readonly Lazy<MetadataReference[]> s_references = new(References);

    /// <summary>Compiles an image.</summary>
    /// <param name="patches">Changes of source files, applied in order.</param>
    /// <param name="explore">Whether marked operations call the execution (EXPLORE).</param>
    /// <param name="rewrite">A last change of each tree, or null.</param>
    /// <param name="record">Whether plain accesses call the execution as well; needs
    /// <paramref name="explore"/>.</param>
    /// <returns>The assembly and its symbols.</returns>
    /// <exception cref="ImageException">A patch does not apply, or the result does not compile.</exception>
    public static (byte[] Assembly, byte[] Symbols) Compile(
        IEnumerable<SourcePatch> patches, bool explore, Func<SyntaxTree, SyntaxTree>? rewrite = null,
        bool record = false)
    {
        CSharpParseOptions parse = ParseOptions(explore, record);
        var trees = Trees(patches, explore, record, parse);

        if (rewrite != null)
            trees = trees.ConvertAll(tree => rewrite(tree));
        var compilation = CSharpCompilation.Create(
            "Linux.Kernel.Image",
            trees,
            s_references.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                optimizationLevel: OptimizationLevel.Release,
                allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable,
                deterministic: true));
        CSharpGeneratorDriver.Create(KernelGenerators.All(), parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out var problems);
        if (record)
            complete = Recorded(complete);
        return Emit(complete, problems.Where(p => p.Severity == DiagnosticSeverity.Error));
    }

    private static CSharpParseOptions ParseOptions(bool explore, bool record)
        => new(LanguageVersion.CSharp13, DocumentationMode.None,
            preprocessorSymbols: record ? ["EXPLORE", "RECORD"] : explore ? ["EXPLORE"] : []);

    private static List<SyntaxTree> Trees(
        IEnumerable<SourcePatch> patches, bool explore, bool record, CSharpParseOptions parse)
    {
        var changed = new Dictionary<string, string>(StringComparer.Ordinal);

        foreach (SourcePatch patch in patches)
        {
            if (!KernelSources.Files.TryGetValue(patch.File, out string? text))
                throw new ImageException(
                    $"there is no file {patch.File} in the kernel. Name one under src/Kernel.");
            changed[patch.File] = patch.Apply(changed.GetValueOrDefault(patch.File, text));
        }
        return KernelSources.Files
            .Select(file => changed.TryGetValue(file.Key, out string? text)
                ? Parse(file.Key, text, parse)
                : s_trees.GetOrAdd((file.Key, explore, record), _ => Parse(file.Key, file.Value, parse)))
            .ToList();
    }

    private static SyntaxTree Parse(string path, string text, CSharpParseOptions parse)
        => CSharpSyntaxTree.ParseText(
            SourceText.From(text, Encoding.UTF8), parse, path: "/src/Kernel/" + path);

    private static Compilation Recorded(Compilation complete)
    {
        SyntaxTree[] plain = complete.SyntaxTrees.Where(tree => RecordedFiles.Has(tree.FilePath)).ToArray();
        var recorded = new SyntaxTree[plain.Length];

        Parallel.For(0, plain.Length, i => recorded[i] = PlainAccessRewriter.Rewrite(plain[i], complete));
        return complete.RemoveSyntaxTrees(plain).AddSyntaxTrees(recorded);
    }

    private static (byte[] Assembly, byte[] Symbols) Emit(
        Compilation compilation, IEnumerable<Diagnostic> problems)
    {
        using var assembly = new MemoryStream();
        using var symbols = new MemoryStream();
        EmitResult result = compilation.Emit(
            assembly, symbols,
            options: new EmitOptions(debugInformationFormat: DebugInformationFormat.PortablePdb));
        Diagnostic? first = problems
            .Concat(result.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error))
            .FirstOrDefault();

        if (first != null)
            throw new ImageException($"the image does not compile: {first}");
        return (assembly.ToArray(), symbols.ToArray());
    }

    private static MetadataReference[] References()
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
