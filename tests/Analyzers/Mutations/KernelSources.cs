// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Concurrent;
using Linux.Analyzers;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Rules;
using Linux.Annotations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Tests.Analyzers.Mutations;

/// <summary>
/// The sources of src/Kernel as one compilation, with what its generators emit. A mutant replaces
/// one tree of it, so binding of declarations is shared, and only the ported timer code is checked.
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
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p).StartsWith("System.", StringComparison.Ordinal)
                || Path.GetFileName(p) == "netstandard.dll")
            .Append(typeof(AcquiresAttribute).Assembly.Location)
            .Distinct()
            .Select(p => (MetadataReference)MetadataReference.CreateFromFile(p));
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

    /// <summary>The compilation with the text of one file replaced.</summary>
    public CSharpCompilation With(string file, string text)
    {
        var old = _trees[file];
        return _compilation.ReplaceSyntaxTree(old,
            CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)old.Options, file));
    }

    /// <summary>What the rules say about the ported timer code of a compilation.</summary>
    public static IReadOnlyList<Finding> Check(CSharpCompilation compilation)
    {
        var bodies = new ConcurrentBag<Body>();
        Parallel.ForEach(compilation.SyntaxTrees.Where(t => IsTimerCode(t.FilePath)), tree =>
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var declaration in tree.GetRoot().DescendantNodes().OfType<MethodDeclarationSyntax>())
            {
                if (model.GetOperation(declaration) is IMethodBodyOperation operation
                    && model.GetDeclaredSymbol(declaration) is { } method
                    && (operation.BlockBody ?? operation.ExpressionBody) is { } body
                    && GraphBuilder.Build(method, ControlFlowGraph.Create(operation),
                        Location.Create(tree, body.Syntax.Span)) is { } lowered)
                {
                    bodies.Add(lowered);
                }
            }
        });

        // Exceptions may be needed by what is left out here.
        return [.. new Analysis(compilation, bodies).Run(static () => { })
            .Where(f => f.Rule.Id != ExceptionNotNeeded.Id)];
    }

    private static bool IsTimerCode(string path) =>
        path.StartsWith("kernel/time/t", StringComparison.Ordinal)
        || path is "kernel/time/hrtimer.c.cs" or "kernel/time/timer_migration.h.cs"
            or "include/linux/hrtimer.h.cs" or "include/linux/timer.h.cs" or "include/linux/tick.h.cs";

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
