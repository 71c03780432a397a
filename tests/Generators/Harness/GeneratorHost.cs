// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Reflection;
using Basic.Reference.Assemblies;
using Linux.Annotations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Tests.Generators.Harness;

/// <summary>Compiles sources in memory, runs generators and analyzers, and loads the result.</summary>
internal sealed class GeneratorHost
{
    private static readonly CSharpParseOptions Parse = new(LanguageVersion.CSharp13);

    private static readonly ImmutableArray<MetadataReference> References =
    [
        .. Net100.References.All, MetadataReference.CreateFromFile(typeof(GlobalAttribute).Assembly.Location),
    ];

    private GeneratorHost(CSharpCompilation compilation, GeneratorDriver driver)
    {
        Input = compilation;
        Driver = driver.RunGeneratorsAndUpdateCompilation(
            compilation, out var output, out var diagnostics);
        Output = (CSharpCompilation)output;
        Diagnostics = diagnostics;
    }

    public CSharpCompilation Input { get; }

    public CSharpCompilation Output { get; }

    public GeneratorDriver Driver { get; }

    public ImmutableArray<Diagnostic> Diagnostics { get; }

    public static GeneratorHost Run(IIncrementalGenerator generator, params string[] sources) =>
        Run([generator], sources);

    public static GeneratorHost Run(IIncrementalGenerator[] generators, params string[] sources)
    {
        var trees = sources.Select((text, index) =>
            CSharpSyntaxTree.ParseText(text, Parse, $"/source{index}.cs"));
        var compilation = CSharpCompilation.Create(
            "Generated" + Guid.NewGuid().ToString("N"),
            trees,
            References,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary,
                allowUnsafe: true,
                optimizationLevel: OptimizationLevel.Release,
                nullableContextOptions: NullableContextOptions.Enable));
        var driver = CSharpGeneratorDriver.Create(
            generators.Select(g => g.AsSourceGenerator()),
            parseOptions: Parse,
            driverOptions: new GeneratorDriverOptions(
                IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));
        return new GeneratorHost(compilation, driver);
    }

    /// <summary>The text of one generated file, or of the only one.</summary>
    public string Text(string? hint = null) =>
        Driver.GetRunResult().Results.SelectMany(r => r.GeneratedSources)
            .Single(s => hint is null || s.HintName == hint)
            .SourceText.ToString();

    /// <summary>Runs the same driver again after a further file is added.</summary>
    public GeneratorRunResult RunAgainWith(string source)
    {
        var edited = Input.AddSyntaxTrees(
            CSharpSyntaxTree.ParseText(source, Parse, "/unrelated.cs"));
        return Driver.RunGenerators(edited).GetRunResult().Results.Single();
    }

    /// <summary>Emits and loads the assembly; a compile error fails with its text.</summary>
    public Assembly Load()
    {
        using var image = new MemoryStream();
        var result = Output.Emit(image);
        var errors = result.Diagnostics
            .Where(d => d.Severity == DiagnosticSeverity.Error).Select(d => d.ToString());
        Assert.Equal("", string.Join("\n", errors));
        return Assembly.Load(image.ToArray());
    }

    /// <summary>Calls a static method of the loaded assembly.</summary>
    public object? Call(string type, string method) =>
        Load().GetType(type, throwOnError: true)!
            .GetMethod(method, BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)!
            .Invoke(null, null);

    /// <summary>What analyzers report, their crashes (AD0001) included, in order of place.</summary>
    public ImmutableArray<Diagnostic> Analyze(params DiagnosticAnalyzer[] analyzers) =>
        Output.WithAnalyzers([.. analyzers])
            .GetAnalyzerDiagnosticsAsync().GetAwaiter().GetResult()
            .OrderBy(d => d.Location.SourceSpan.Start)
            .ToImmutableArray();

    public static void AssertCached(GeneratorRunResult result, params string[] steps)
    {
        foreach (var step in steps)
        {
            var reasons = result.TrackedSteps[step]
                .SelectMany(s => s.Outputs).Select(o => o.Reason).ToList();
            Assert.NotEmpty(reasons);
            Assert.All(reasons, reason => Assert.True(
                reason is IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged,
                $"{step} was {reason}"));
        }

        Assert.All(
            result.TrackedOutputSteps.SelectMany(s => s.Value).SelectMany(s => s.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }
}
