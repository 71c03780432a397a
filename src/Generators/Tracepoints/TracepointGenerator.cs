// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Tracepoints;

/// <summary>Turns declared events into trace_ functions, records and descriptions.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class TracepointGenerator : IIncrementalGenerator
{
    /// <summary>The step that holds the model of one trace system.</summary>
    public const string Step = "TraceSystem";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var systems = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                TraceNames.System,
                static (node, _) => node is ClassDeclarationSyntax,
                static (target, _) => TraceReader.Read(
                    (ClassDeclarationSyntax)target.TargetNode,
                    target.SemanticModel,
                    new TraceProblems(null)))
            .WithTrackingName(Step)
            .Where(static system => system is not null)
            .Select(static (system, _) => system!)
            .Collect()
            .Select(static (all, _) => new EquatableArray<TraceSystemModel>(Unique(all)))
            .WithTrackingName(Step + "All");
        context.RegisterSourceOutput(
            systems.Combine(KernelNames.HasKernelClass(context)),
            static (output, pair) =>
            {
                if (!pair.Right)
                {
                    return;
                }

                foreach (var system in pair.Left)
                {
                    output.AddSource(
                        $"Tracepoints.{system.Holder}.g.cs", TracepointEmitter.Emit(system));
                }

                output.AddSource("Tracepoints.g.cs", TraceTableEmitter.Emit(pair.Left));
            });
        context.RegisterSourceOutput(
            systems.Combine(KernelNames.RefersToKernel(context)),
            static (output, pair) =>
            {
                foreach (var system in pair.Right ? pair.Left : default)
                {
                    output.AddSource(
                        $"Tracepoints.{system.Holder}.g.cs", OwnTracepointEmitter.Emit(system));
                }
            });
    }

    /// <summary>Systems by name. An event that two of them declare belongs to the first.</summary>
    private static IEnumerable<TraceSystemModel> Unique(
        IEnumerable<TraceSystemModel> all)
    {
        var seen = new HashSet<string>();
        return all.OrderBy(s => s.Name, StringComparer.Ordinal)
            .ThenBy(s => s.Holder, StringComparer.Ordinal)
            .GroupBy(s => s.Holder).Select(g => g.First())
            .Select(s => s with
            {
                Events = new EquatableArray<TraceEventModel>(
                    s.Events.Where(e => seen.Add(e.Name))),
            }).ToList();
    }
}
