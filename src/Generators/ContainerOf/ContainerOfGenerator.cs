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
            .WithTrackingName(Step);
        context.RegisterSourceOutput(containers, static (output, model) =>
        {
            if (model is not null && model.Members.Count > 0)
            {
                output.AddSource(
                    $"ContainerOf.{model.Name}.g.cs", ContainerOfEmitter.Emit(model));
            }
        });
    }
}
