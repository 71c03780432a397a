// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Generators.Tracepoints;

/// <summary>Reports declarations of events that the generator leaves out.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TracepointAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(
            Rules.TraceShape,
            Rules.TraceFieldType,
            Rules.TraceDuplicate,
            Rules.TraceArgumentCount,
            Rules.TraceArgument,
            Rules.TracePlaceholder,
            Rules.TraceKernel);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSyntaxNodeAction(AnalyzeShape, SyntaxKind.ClassDeclaration);
        context.RegisterSymbolAction(AnalyzeNames, SymbolKind.NamedType);
    }

    private static void AnalyzeShape(SyntaxNodeAnalysisContext context)
    {
        // The attribute stands on one part; the other parts are the generator's.
        var syntax = (ClassDeclarationSyntax)context.Node;
        if (syntax.AttributeLists.Count > 0)
        {
            TraceReader.Read(
                syntax, context.SemanticModel, new TraceProblems(context.ReportDiagnostic));
        }
    }

    private static void AnalyzeNames(SymbolAnalysisContext context)
    {
        var system = (INamedTypeSymbol)context.Symbol;
        if (TraceReader.Attribute(system, TraceNames.System) is null)
        {
            return;
        }

        if (!KernelNames.IsKernel(context.Compilation)
            && !KernelNames.TakesTracepoints(context.Compilation))
        {
            context.ReportDiagnostic(
                Diagnostic.Create(Rules.TraceKernel, system.Locations[0], system.Name));
        }

        var others = system.ContainingNamespace.GetTypeMembers()
            .Where(t => !SymbolEqualityComparer.Default.Equals(t, system)
                && TraceReader.Attribute(t, TraceNames.System) is not null)
            .SelectMany(Events)
            .ToList();
        foreach (var traced in Events(system))
        {
            if (others.FirstOrDefault(o => o.Name == traced.Name) is { } other)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.TraceDuplicate,
                    traced.Locations[0],
                    traced.Name,
                    other.ContainingType.Name));
            }
        }
    }

    private static IEnumerable<INamedTypeSymbol> Events(INamedTypeSymbol system) =>
        system.GetTypeMembers().Where(t =>
            TraceReader.Attribute(t, TraceNames.Event) is not null
            || TraceReader.Attribute(t, TraceNames.Define) is not null);
}
