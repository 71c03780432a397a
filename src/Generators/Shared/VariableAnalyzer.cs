// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Generators.Shared;

/// <summary>
/// Reports malformed declarations. It stands beside the generators because a location in a
/// generator's model would undo its cache.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class VariableAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(
            Rules.VariableShape,
            Rules.VariableType,
            Rules.ArrayShape,
            Rules.InitMethod,
            Rules.AliasTarget);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.Property);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var property = (IPropertySymbol)context.Symbol;
        foreach (var attribute in property.GetAttributes())
        {
            var name = attribute.AttributeClass?.ToDisplayString();
            if (name is not (KernelNames.DefinePerCpu or KernelNames.Global)
                || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken)
                    .FirstAncestorOrSelf<PropertyDeclarationSyntax>() is not { } syntax)
            {
                continue;
            }

            VariableReader.Read(property, syntax, attribute, out var problem);
            if (problem is not null)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    problem.Rule, syntax.Identifier.GetLocation(), problem.Arguments));
            }
        }
    }
}
