// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Text;
using Linux.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Images;

/// <summary>Asks the analyzers about the kernel's sources, as a build of them would, without one.</summary>
public static class RuleCheck
{
    private static readonly string[] s_checked = ["Linux.Kernel", "Linux.Stories"];

    /// <summary>All rules, by id.</summary>
    public static IReadOnlyList<RuleText> Rules { get; } =
    [
        .. KernelGenerators.Analyzers().Prepend(new KernelRulesAnalyzer())
            .SelectMany(analyzer => analyzer.SupportedDiagnostics).DistinctBy(rule => rule.Id)
            .OrderBy(rule => rule.Id, StringComparer.Ordinal).Select(TextOf),
    ];

    /// <summary>Whether a file is among those that are checked.</summary>
    public static bool Looks(string file) => s_checked.Contains(KernelSources.FolderOf(file).Assembly);

    /// <summary>Everything that the rules find in the kernel and its stories, in the order of the sources.</summary>
    /// <param name="sources">The sources.</param>
    /// <param name="patches">Changes of them, applied in order.</param>
    /// <param name="gaps">Whether to say what could be declared, too.</param>
    /// <param name="stop">Ends the check.</param>
    /// <exception cref="ImageException">A patch does not apply, or the sources do not compile.</exception>
    public static IReadOnlyList<RuleFinding> Run(
        SourceSet sources, IEnumerable<SourcePatch> patches, bool gaps = false,
        CancellationToken stop = default)
    {
        var files = ImageRecipe.Of(sources, patches, ImageKind.Program).Files();
        var severities = Severities.Of(sources.Folder);
        var parse = new CSharpParseOptions(LanguageVersion.CSharp13, DocumentationMode.None);
        var before = new List<Compilation>();
        var found = new List<RuleFinding>();

        foreach (SourceFolder folder in KernelSources.Folders.Where(f => s_checked.Contains(f.Assembly)))
        {
            SyntaxTree[] trees = files.Where(file => KernelSources.FolderOf(file.Key) == folder
                    || folder.Also.Contains(file.Key)).AsParallel().AsOrdered()
                .Select(file => CSharpSyntaxTree.ParseText(SourceText.From(file.Value, Encoding.UTF8),
                    parse, KernelSources.PathOf(file.Key))).ToArray();
            Compilation compilation = Complete(folder.Assembly, trees, before, severities, gaps);

            before.Add(compilation);
            Refuse(compilation.GetDiagnostics(stop));
            found.AddRange(Of(compilation, KernelGenerators.Analyzers(), stop));
        }
        return found;
    }

    private static Compilation Complete(string assembly, SyntaxTree[] trees,
        IEnumerable<Compilation> before, SyntaxTreeOptionsProvider severities, bool gaps)
    {
        var parse = (CSharpParseOptions)trees[0].Options;
        var compilation = CSharpCompilation.Create(assembly,
            trees.Append(CSharpSyntaxTree.ParseText(ImageCompiler.Identity(assembly), parse)),
            [.. ImageCompiler.References, .. before.Select(other => other.ToMetadataReference())],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, allowUnsafe: true,
                    warningLevel: 0,
                    specificDiagnosticOptions: gaps ? [new("KT9007", ReportDiagnostic.Info)] : null)
                .WithSyntaxTreeOptionsProvider(severities));

        CSharpGeneratorDriver.Create(KernelGenerators.All(), parseOptions: parse)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out var problems);
        Refuse(problems);
        return complete;
    }

    /// <summary>Everything that the rules find in sources that compile, in their order.</summary>
    /// <param name="compiled">The sources, and what the generators make of them.</param>
    /// <param name="others">What else of the sources' build is asked.</param>
    /// <param name="stop">Ends the check.</param>
    /// <exception cref="ImageException">A rule failed: silence would promise what nobody looked at.
    /// </exception>
    public static IReadOnlyList<RuleFinding> Of(
        Compilation compiled, IEnumerable<DiagnosticAnalyzer> others, CancellationToken stop = default)
    {
        Exception? broken = null;
        var all = compiled.WithAnalyzers([new KernelRulesAnalyzer(), .. others],
                new CompilationWithAnalyzersOptions(new AnalyzerOptions([]),
                    (failed, _, _) => broken ??= failed, concurrentAnalysis: true, logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(stop).GetAwaiter().GetResult();

        if (broken != null)
            throw new ImageException($"the rules failed: {broken.Message}");
        return
        [
            .. all.Where(d => !d.IsSuppressed)
                .OrderBy(d => d.Location.SourceTree?.FilePath, StringComparer.Ordinal)
                .ThenBy(d => d.Location.SourceSpan.Start).ThenBy(d => d.Id, StringComparer.Ordinal)
                .Select(FindingOf),
        ];
    }

    private static void Refuse(IEnumerable<Diagnostic> problems)
    {
        if (problems.FirstOrDefault(p => p.Severity == DiagnosticSeverity.Error) is { } first)
            throw new ImageException($"the sources do not compile: {first}");
    }

    private static RuleText TextOf(DiagnosticDescriptor rule)
        => new(rule.Id, rule.Title.ToString(), rule.Category, $"docs/rules/{rule.Id}.md");

    private static RuleFinding FindingOf(Diagnostic found) => new(
        TextOf(found.Descriptor), found.Severity.ToString().ToLowerInvariant(), found.GetMessage(),
        PlaceOf(found.Location),
        [
            .. found.AdditionalLocations.Select((where, i) => new RuleStep(
                PlaceOf(where), found.Properties.GetValueOrDefault("path" + i) ?? "")),
        ])
    {
        Function = found.Location.SourceTree?.GetRoot().FindNode(found.Location.SourceSpan)
            .FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? "",
    };

    private static SourcePlace PlaceOf(Location where)
    {
        FileLinePositionSpan span = where.GetLineSpan();

        return new(span.Path.TrimStart('/'), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1,
            span.EndLinePosition.Line + 1, span.EndLinePosition.Character + 1);
    }
}
