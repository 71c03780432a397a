// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.ContainerOf;

/// <summary>Gives structs the way back from a member to themselves.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class ContainerOfGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the model of one struct.</summary>
    public const string Step = "Container";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var containers = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KernelNames.ContainerOf,
                static (node, _) => node is StructDeclarationSyntax,
                static (target, _) =>
                    ContainerReader.Read((INamedTypeSymbol)target.TargetSymbol, target.Attributes))
            .WithTrackingName(Step)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect()
            .SelectMany(static (all, _) => all.GroupBy(model => model.Type).Select(Merge))
            .WithTrackingName(Step + "Merged");
        context.RegisterSourceOutput(containers, static (output, model) =>
        {
            if (model.Members.Count > 0)
            {
                var name = model.Namespace.Length > 0 && model.Namespace != "Linux"
                    ? $"{model.Namespace}.{model.Name}"
                    : model.Name;
                output.AddSource($"ContainerOf.{name}.g.cs", ContainerOfEmitter.Emit(model));
            }
        });
    }

    /// <summary>Several parts of a struct may each name members.</summary>
    private static ContainerModel Merge(IEnumerable<ContainerModel> parts) => parts.First() with
    {
        Members = new EquatableArray<ContainerMember>(
            parts.SelectMany(part => part.Members).Distinct()
                .OrderBy(member => member.Suffix, StringComparer.Ordinal)),
    };
}
