// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Rules;
using Linux.Analyzers.Units;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers;

/// <summary>
/// Checks the lock, interrupt and memory rules of the kernel over a whole compilation. Methods are
/// lowered while the compiler walks them; the rules run once, at the end.
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
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        if (!UsesAnnotations(start.Compilation))
        {
            return;
        }

        var bodies = new ConcurrentBag<Body>();
        var code = new ConcurrentBag<Code>();
        start.RegisterOperationBlockAction(block => Lower(block, bodies, code));
        start.RegisterCompilationEndAction(end =>
        {
            var analysis = new Analysis(end.Compilation, bodies, code);
            var findings = analysis.Run(end.CancellationToken.ThrowIfCancellationRequested);
            foreach (var finding in findings.Where(f => f.Where.IsInSource)
                .OrderBy(f => f.Where.SourceTree!.FilePath, StringComparer.Ordinal)
                .ThenBy(f => f.Where.SourceSpan.Start)
                .ThenBy(f => f.Rule.Id, StringComparer.Ordinal))
            {
                end.ReportDiagnostic(finding.ToDiagnostic());
            }
        });
    }

    // A compilation that cannot see the attributes has nothing to check.
    private static bool UsesAnnotations(Compilation compilation) =>
        compilation.GetTypesByMetadataName("Linux.Annotations.AcquiresAttribute").Length > 0;

    private static void Lower(OperationBlockAnalysisContext block, ConcurrentBag<Body> bodies,
        ConcurrentBag<Code> code)
    {
        if (block.OwningSymbol is not IMethodSymbol method)
        {
            return;
        }

        foreach (var operation in block.OperationBlocks)
        {
            if (operation is not IBlockOperation)
            {
                continue;
            }

            code.Add(new Code(method.OriginalDefinition, operation));
            var where = Location.Create(operation.Syntax.SyntaxTree, operation.Syntax.Span);
            foreach (var body in Bodies.Of(method.OriginalDefinition,
                block.GetControlFlowGraph(operation),
                where))
                bodies.Add(body);
        }
    }
}
