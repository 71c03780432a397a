// SPDX-License-Identifier: GPL-2.0-only
using System.Reflection;
using Linux.Generators.Globals;
using Microsoft.CodeAnalysis;

namespace Linux.Images;

/// <summary>The generators that the kernel's own build uses.</summary>
internal static class KernelGenerators
{
    /// <summary>One new instance of each.</summary>
    public static ISourceGenerator[] All()
        => typeof(GlobalsGenerator).Assembly.GetTypes()
            .Where(type => type.GetCustomAttribute<GeneratorAttribute>() != null)
            .OrderBy(type => type.FullName, StringComparer.Ordinal)
            .Select(type => ((IIncrementalGenerator)Activator.CreateInstance(type)!).AsSourceGenerator())
            .ToArray();
}
