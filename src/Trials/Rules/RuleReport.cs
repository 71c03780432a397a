// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using System.Globalization;
using Linux.Analyzers;
using Linux.Generators.Globals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Trials;

/// <summary>What a rule reports of the kernel.</summary>
/// <param name="Id">The rule.</param>
/// <param name="Message">What is wrong, and what to do.</param>
/// <param name="File">Path in the repository.</param>
/// <param name="Line">Line of that file, from 1.</param>
/// <param name="Function">The function that it is in, or empty.</param>
public sealed record RuleReport(string Id, string Message, string File, int Line, string Function)
{
    /// <summary>Checks a whole kernel with every rule that its build has.</summary>
    /// <param name="kernel">Sources that compile.</param>
    /// <param name="stop">Ends it early.</param>
    public static IReadOnlyList<RuleReport> Of(CSharpCompilation kernel, CancellationToken stop) =>
        [.. kernel.WithAnalyzers(Analyzers(), new CompilationWithAnalyzersOptions(
                new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true,
                logAnalyzerExecutionTime: false))
            .GetAnalyzerDiagnosticsAsync(stop).GetAwaiter().GetResult()
            .Where(d => !d.IsSuppressed)
            .Select(Make)
            .OrderBy(r => r.File, StringComparer.Ordinal).ThenBy(r => r.Line)
            .ThenBy(r => r.Id, StringComparer.Ordinal)];

    /// <summary>What <paramref name="these"/> has and <paramref name="others"/> has not, whatever
    /// the lines.</summary>
    public static IReadOnlyList<RuleReport> Without(
        IEnumerable<RuleReport> these, IEnumerable<RuleReport> others)
    {
        var left = others.GroupBy(Key).ToDictionary(g => g.Key, g => g.Count());
        return [.. these.Where(r => left.GetValueOrDefault(Key(r)) == 0 || left[Key(r)]-- == 0)];
    }

    private static (string, string, string, string) Key(RuleReport r) =>
        (r.Id, r.File, r.Function, r.Message);

    private static ImmutableArray<DiagnosticAnalyzer> Analyzers() =>
    [
        new KernelRulesAnalyzer(),
        .. typeof(GlobalsGenerator).Assembly.GetTypes()
            .Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(DiagnosticAnalyzer)))
            .OrderBy(t => t.FullName, StringComparer.Ordinal)
            .Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!),
    ];

    private static RuleReport Make(Diagnostic d) => new(
        d.Id, d.GetMessage(CultureInfo.InvariantCulture), d.Location.SourceTree?.FilePath ?? "",
        d.Location.GetLineSpan().StartLinePosition.Line + 1,
        d.Location.SourceTree?.GetRoot().FindNode(d.Location.SourceSpan)
            .FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText ?? "");
}
