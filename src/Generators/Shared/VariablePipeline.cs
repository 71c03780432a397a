// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Shared;

/// <summary>From an attribute to the sorted models of its well-formed declarations.</summary>
internal static class VariablePipeline
{
    public static IncrementalValueProvider<EquatableArray<StoredVariable>> Collect(
        IncrementalGeneratorInitializationContext context, string attribute, string step)
    {
        var each = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                attribute,
                static (node, _) => node is PropertyDeclarationSyntax,
                static (target, _) => target.TargetSymbol is IPropertySymbol property
                    ? VariableReader.Read(
                        property,
                        (PropertyDeclarationSyntax)target.TargetNode,
                        target.Attributes[0],
                        out VariableProblem? _)
                    : null)
            .WithTrackingName(step)
            .Where(static variable => variable is not null)
            .Select(static (variable, _) => variable!);

        // By name and not by place: the layout does not depend on the order of files.
        return each.Collect()
            .Select(static (all, _) => new EquatableArray<StoredVariable>(
                all.GroupBy(v => v.Name, System.StringComparer.Ordinal)
                    .Select(g => g.First())
                    .OrderBy(v => v.Rank)
                    .ThenBy(v => v.Name, System.StringComparer.Ordinal)))
            .WithTrackingName(step + "All");
    }
}
