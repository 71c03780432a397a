// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Generators.Shared;

/// <summary>Metadata names that the generators look for, and how symbols are spelt.</summary>
internal static class KernelNames
{
    public const string DefinePerCpu = "Linux.Annotations.DefinePerCpuAttribute";
    public const string PerCpuAccessor = "Linux.Annotations.PerCpuAccessorAttribute";
    public const string CachelineAligned = "Linux.Annotations.CachelineAlignedAttribute";
    public const string Global = "Linux.Annotations.GlobalAttribute";
    public const string ContainerOf = "Linux.Annotations.ContainerOfAttribute";
    public const string Variants = "Linux.Annotations.VariantsAttribute";

    public const string Inline =
        "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.AggressiveInlining)]";

    public const string NoInline =
        "[global::System.Runtime.CompilerServices.MethodImpl("
        + "global::System.Runtime.CompilerServices.MethodImplOptions.NoInlining)]";

    public static bool IsKernelClass(ITypeSymbol? type) =>
        type is { Name: "Kernel", TypeKind: TypeKind.Class, ContainingType: null }
        && type.ContainingNamespace is { Name: "Linux", ContainingNamespace.IsGlobalNamespace: true };

    public static bool Has(ISymbol? symbol, string attribute)
    {
        if (symbol is null)
        {
            return false;
        }

        foreach (var data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.ToDisplayString() == attribute)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A name as C# spells it: keywords take an at sign.</summary>
    public static string Escape(string name) =>
        SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None ? "@" + name : name;

    public static string Text(ITypeSymbol type) =>
        type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    /// <summary>True for a type, or a pointer to one, that the compiler does not know
    /// yet.</summary>
    public static bool IsUnknown(ITypeSymbol type) => type switch
    {
        IPointerTypeSymbol pointer => IsUnknown(pointer.PointedAtType),
        _ => type.TypeKind == TypeKind.Error,
    };

    /// <summary>Whether a compilation is the kernel itself, and not one that refers to
    /// it.</summary>
    public static bool IsKernel(Compilation compilation) =>
        IsKernelClass(compilation.Assembly.GetTypeByMetadataName("Linux.Kernel"));

    /// <summary>Whether a compilation refers to a kernel that takes tracepoints of
    /// others.</summary>
    public static bool TakesTracepoints(Compilation compilation) =>
        compilation.GetTypeByMetadataName("Linux.Observers.OwnTracepoints") is not null;

    public static IncrementalValueProvider<bool> HasKernelClass(
        IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, _) => IsKernel(compilation))
            .WithTrackingName("HasKernelClass");

    public static IncrementalValueProvider<bool> RefersToKernel(
        IncrementalGeneratorInitializationContext context) =>
        context.CompilationProvider
            .Select(static (compilation, _) =>
                !IsKernel(compilation) && TakesTracepoints(compilation))
            .WithTrackingName("RefersToKernel");
}
