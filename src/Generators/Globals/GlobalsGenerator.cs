// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Linux.Generators.Globals;

/// <summary>Lays out the variables that every machine has one of.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class GlobalsGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the model of one declaration.</summary>
    public const string Step = "Global";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var variables = VariablePipeline.Collect(context, KernelNames.Global, Step);
        context.RegisterSourceOutput(
            variables.Combine(KernelNames.HasKernelClass(context)),
            static (output, pair) =>
            {
                if (pair.Right)
                {
                    output.AddSource("Globals.g.cs", GlobalsEmitter.Emit(pair.Left));
                }
            });
    }
}
