// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
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

        var findings = Run(context.Compilation, context.CancellationToken);
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

    private static IReadOnlyList<Finding> Run(Compilation compilation, CancellationToken stop)
    {
        var trees = compilation.SyntaxTrees.ToArray();
        var members = new Member[trees.Length][];
        Parallel.For(0, trees.Length, new ParallelOptions { CancellationToken = stop }, i =>
        {
#pragma warning disable RSEXPERIMENTAL001, RS1030
            var model = compilation.GetSemanticModel(trees[i],
                SemanticModelOptions.DisableNullableAnalysis);
#pragma warning restore RSEXPERIMENTAL001, RS1030
            members[i] = [.. Members.Of(trees[i]).Select(m => Member.Read(m,
                MethodOf(model, m), model)).OfType<Member>()];
        });
        var all = members.SelectMany(m => m).ToArray();
        return new Analysis(compilation, all.SelectMany(m => m.Bodies), [.. all.Select(m => m.Code)])
            .Run(stop.ThrowIfCancellationRequested);
    }

    private static IMethodSymbol? MethodOf(SemanticModel model, SyntaxNode member) =>
        model.GetDeclaredSymbol(member is ArrowExpressionClauseSyntax ? member.Parent! : member) switch
        {
            IMethodSymbol method => method,
            IPropertySymbol property => property.GetMethod,
            _ => null,
        };
}
