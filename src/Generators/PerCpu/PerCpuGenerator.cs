// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;

namespace Linux.Generators.PerCpu;

/// <summary>Lays out the section that every CPU has one of.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class PerCpuGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the model of one declaration.</summary>
    public const string Step = "PerCpuVariable";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var variables = VariablePipeline.Collect(context, KernelNames.DefinePerCpu, Step);
        context.RegisterSourceOutput(
            variables.Combine(KernelNames.HasKernelClass(context)),
            static (output, pair) =>
            {
                if (pair.Right)
                {
                    output.AddSource("PerCpu.g.cs", PerCpuEmitter.Emit(pair.Left));
                }
            });
    }
}
