// SPDX-License-Identifier: GPL-2.0-only
using Basic.Reference.Assemblies;
using Linux.Analyzers;
using Linux.Annotations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Tests.Analyzers.Mutations;

/// <summary>
/// The sources of src/Kernel as one compilation, with what its generators emit. A mutant replaces
/// one tree of it, so binding of declarations is shared.
/// </summary>
internal sealed class KernelSources
{
    private static readonly Lazy<KernelSources> s_shared = new(() => new KernelSources());

    private readonly Dictionary<string, SyntaxTree> _trees;
    private readonly CSharpCompilation _compilation;

    private KernelSources()
    {
        var options = new CSharpParseOptions(LanguageVersion.CSharp13);
        string kernel = Path.Combine(Root, "src", "Kernel");
        _trees = Directory.EnumerateFiles(kernel, "*.cs", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(kernel, f).Replace('\\', '/'))
            .Where(f => !f.StartsWith("obj/", StringComparison.Ordinal)
                && !f.StartsWith("bin/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .ToDictionary(f => f, f => CSharpSyntaxTree.ParseText(
                File.ReadAllText(Path.Combine(kernel, f)), options, f));
        var references = Net100.References.All
            .Append(MetadataReference.CreateFromFile(typeof(AcquiresAttribute).Assembly.Location));
        var compilation = CSharpCompilation.Create("Linux.Kernel", _trees.Values, references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                nullableContextOptions: NullableContextOptions.Enable));
        var generators = typeof(Linux.Generators.PerCpu.PerCpuGenerator).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && typeof(IIncrementalGenerator).IsAssignableFrom(t))
            .Select(t => ((IIncrementalGenerator)Activator.CreateInstance(t)!).AsSourceGenerator());
        CSharpGeneratorDriver.Create(generators, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out var complete, out _);
        _compilation = (CSharpCompilation)complete;
    }

    public static KernelSources Shared => s_shared.Value;

    public static string Root { get; } = FindRoot();

    public string Text(string file) => _trees[file].ToString();

    public IEnumerable<string> Files => _trees.Keys;

    public CSharpCompilation Whole => _compilation;

    /// <summary>The compilation with edits made, at most one a function.</summary>
    public CSharpCompilation With(params IEnumerable<Mutant> mutants)
    {
        var compilation = _compilation;
        foreach (var edits in mutants.GroupBy(m => m.File))
        {
            var old = _trees[edits.Key];
            string text = edits.Aggregate(old.ToString(), (t, mutant) => mutant.Apply(t));
            compilation = compilation.ReplaceSyntaxTree(old,
                CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)old.Options, edits.Key));
        }

        return compilation;
    }

    /// <summary>What a build would say: every function is analysed, whatever was edited.</summary>
    public static IReadOnlyList<Diagnostic> Check(CSharpCompilation compilation) => compilation
        .WithAnalyzers([new KernelRulesAnalyzer()], new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]),
            onAnalyzerException: (e, _, _) => throw new InvalidOperationException("AD0001", e),
            concurrentAnalysis: true, logAnalyzerExecutionTime: false))
        .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult();

    private static string FindRoot()
    {
        string? at = AppContext.BaseDirectory;
        while (at is not null && !File.Exists(Path.Combine(at, "Port.sln")))
        {
            at = Path.GetDirectoryName(at);
        }

        return at ?? throw new InvalidOperationException("Port.sln is in no directory above the tests.");
    }
}
