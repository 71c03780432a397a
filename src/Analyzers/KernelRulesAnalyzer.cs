// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Immutable;
using System.Linq;
using Linux.Analyzers.Reuse;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Analyzers;

/// <summary>
/// Checks the lock, interrupt and memory rules of the kernel over a whole compilation. It
/// binds the methods itself, so that what did not change need not be bound.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KernelRulesAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => RuleCatalog.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.Analyze);
        context.EnableConcurrentExecution();
        context.RegisterCompilationAction(Check);
    }

    private static void Check(CompilationAnalysisContext context)
    {
        if (!UsesAnnotations(context.Compilation))
            return;

        var findings = Sessions.Check(context.Compilation, context.CancellationToken);
        foreach (var finding in findings.Where(f => f.Where.IsInSource)
            .OrderBy(f => f.Where.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(f => f.Where.SourceSpan.Start)
            .ThenBy(f => f.Rule.Id, StringComparer.Ordinal))
        {
            context.ReportDiagnostic(finding.ToDiagnostic());
        }
    }

    // A compilation that cannot see the attributes has nothing to check.
    private static bool UsesAnnotations(Compilation compilation) =>
        compilation.GetTypesByMetadataName("Linux.Annotations.AcquiresAttribute").Length > 0;
}
