// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Generators.ContainerOf;

/// <summary>Reports containers that the generator passes over.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ContainerOfAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.ContainerType, Rules.ContainerMember);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);
    }

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass?.ToDisplayString() != KernelNames.ContainerOf
                || attribute.ApplicationSyntaxReference?.GetSyntax(context.CancellationToken)
                    is not { } syntax)
            {
                continue;
            }

            if (!ContainerReader.CanExtend(type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.ContainerType, type.Locations[0], type.Name));
            }
            else if (ContainerReader.ReadMember(type, attribute) is null)
            {
                var member = attribute.ConstructorArguments is [{ Value: string path }]
                    ? path
                    : string.Empty;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rules.ContainerMember, syntax.GetLocation(), type.Name, member));
            }
        }
    }
}
