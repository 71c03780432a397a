// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using Linux.Generators.Globals;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Linux.Images;

/// <summary>The generators that the kernel's own build uses.</summary>
public static class KernelGenerators
{
    /// <summary>What stands beside them and reports what they cannot make anything of; one new
    /// instance of each.</summary>
    public static DiagnosticAnalyzer[] Analyzers()
        => [.. Made<DiagnosticAnalyzerAttribute>().Cast<DiagnosticAnalyzer>()];

    /// <summary>One new instance of each.</summary>
    internal static ISourceGenerator[] All()
        => [.. Made<GeneratorAttribute>().Cast<IIncrementalGenerator>()
            .Select(generator => generator.AsSourceGenerator())];

    private static IEnumerable<object> Made<TMark>()
        where TMark : Attribute
        => typeof(GlobalsGenerator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<TMark>() != null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => Activator.CreateInstance(type)!);
}
