// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Generators.Shared;

/// <summary>Every diagnostic of this assembly. All are errors: nothing is generated then.</summary>
internal static partial class Rules
{
    private const string Category = "Generation";

    public static readonly DiagnosticDescriptor VariableShape = Error(
        "KG0001",
        "Malformed declaration of a kernel variable",
        "'{0}' is not a variable of the machine. Write it as "
        + "'static partial ref T {0} {{ get; }}' in 'partial class Kernel'.");

    public static readonly DiagnosticDescriptor VariableType = Error(
        "KG0002",
        "Kernel variable of a managed type",
        "'{0}' has type '{1}', which cannot live in native memory. Use an unmanaged type.");

    public static readonly DiagnosticDescriptor ArrayShape = Error(
        "KG0003",
        "Malformed array of a kernel variable",
        "'{0}' does not declare an array. Give the attribute typeof(element) and a Count of at "
        + "least 1, and let the property have the type '{1}', which is generated.");

    public static readonly DiagnosticDescriptor InitMethod = Error(
        "KG0004",
        "Init method of a kernel variable not found",
        "'{0}' names '{1}' as its Init method, which Kernel does not have in that form. "
        + "Declare 'static void {1}({2}* p)'.");

    public static readonly DiagnosticDescriptor AliasTarget = Error(
        "KG0005",
        "Alias of no global",
        "'{0}' is an alias of '{1}', which is no global of the same type. "
        + "Name a [Global] that is not an alias itself.");

    public static readonly DiagnosticDescriptor PerCpuOutsideAccessor = Error(
        "KG0006",
        "Per-CPU name outside an accessor",
        "'{0}' here is the template of all CPUs' copies. Pass it as the ref argument of "
        + "this_cpu_ptr, per_cpu_ptr or another per-CPU accessor.");

    public static readonly DiagnosticDescriptor ContainerType = Error(
        "KG0010",
        "Container that cannot be extended",
        "'{0}' cannot be given container_of methods. Make it a partial unmanaged struct "
        + "directly in a namespace.");

    public static readonly DiagnosticDescriptor ContainerMember = Error(
        "KG0011",
        "Container without that member",
        "'{0}' has no field '{1}'. Name an instance field, or a path of fields held by value.");

    public static readonly DiagnosticDescriptor Variants = Error(
        "KG0012",
        "Function that cannot be there once more",
        "'{0}' cannot have the forms that it asks for. Refs want a pointer parameter, Orders a "
        + "MemoryOrder.Full, Widths a name that begins with atomic_, all of them a static method "
        + "of Kernel.");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(
            id,
            title,
            message,
            Category,
            DiagnosticSeverity.Error,
            isEnabledByDefault: true,
            helpLinkUri: $"docs/rules/{id}.md");
}
