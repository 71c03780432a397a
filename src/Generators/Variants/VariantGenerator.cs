// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Variants;

/// <summary>
/// Writes the forms in which a function is there once more: by reference, in other memory orders,
/// for other atomic types.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class VariantGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the forms of one function.</summary>
    public const string Step = "Variant";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var files = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                KernelNames.Variants,
                static (node, _) => node is MethodDeclarationSyntax,
                static (target, _) => VariantReader.Read(
                    (MethodDeclarationSyntax)target.TargetNode,
                    (IMethodSymbol)target.TargetSymbol,
                    target.Attributes[0],
                    target.SemanticModel))
            .WithTrackingName(Step)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!)
            .Collect()
            .SelectMany(static (all, _) => all.GroupBy(model => model.File).Select(Merge))
            .WithTrackingName(Step + "File");
        context.RegisterSourceOutput(
            files,
            static (output, file) => output.AddSource($"Variants.{file.File}.g.cs", Emit(file)));
    }

    private static VariantModel Merge(IEnumerable<VariantModel> parts) => parts.First() with
    {
        Usings = new EquatableArray<string>(
            parts.SelectMany(part => part.Usings).Distinct().OrderBy(u => u, StringComparer.Ordinal)),
        Functions = new EquatableArray<string>(parts.SelectMany(part => part.Functions)),
    };

    private static SourceText Emit(VariantModel file)
    {
        var code = new CodeWriter();

        foreach (string import in file.Usings)
            code.Line(import);
        code.Line().Open("public static unsafe partial class Kernel");
        foreach (string function in file.Functions)
        {
            foreach (string line in function.Split('\n'))
                code.Line(line.TrimEnd());
        }
        return code.Close().ToSource();
    }
}
