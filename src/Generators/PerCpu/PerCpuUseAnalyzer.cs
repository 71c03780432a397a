// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Immutable;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Generators.PerCpu;

/// <summary>A per-CPU name may only be the ref argument of an accessor.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class PerCpuUseAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        ImmutableArray.Create(Rules.PerCpuOutsideAccessor);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterOperationAction(Analyze, OperationKind.PropertyReference);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var reference = (IPropertyReferenceOperation)context.Operation;
        if (!KernelNames.Has(reference.Property, KernelNames.DefinePerCpu)
            || IsAccessorArgument(reference))
        {
            return;
        }

        context.ReportDiagnostic(Diagnostic.Create(
            Rules.PerCpuOutsideAccessor,
            reference.Syntax.GetLocation(),
            reference.Property.Name));
    }

    /// <summary>Goes up through fields and elements, which are still inside the template.</summary>
    private static bool IsAccessorArgument(IOperation operation)
    {
        for (var parent = operation.Parent; parent is not null; parent = parent.Parent)
        {
            switch (parent)
            {
                case IFieldReferenceOperation field when field.Instance == operation:
                case IInlineArrayAccessOperation array when array.Instance == operation:
                case IPropertyReferenceOperation { Property.IsIndexer: true } item
                    when item.Instance == operation:
                case IParenthesizedOperation:
                    operation = parent;
                    continue;
                case INameOfOperation:
                    return true;
                case IArgumentOperation
                {
                    Parameter.RefKind: RefKind.Ref or RefKind.In
                    or RefKind.RefReadOnlyParameter
                } argument:
                    return KernelNames.Has(
                        argument.Parameter.ContainingSymbol.OriginalDefinition,
                        KernelNames.PerCpuAccessor);
                default:
                    return false;
            }
        }

        return false;
    }
}
