// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Generators.Shared;

/// <summary>What can be wrong with the declaration of a tracepoint.</summary>
internal static partial class Rules
{
    public static readonly DiagnosticDescriptor TraceShape = Error(
        "KG0020",
        "Malformed declaration of a tracepoint",
        "{0} is malformed. It must {1}.");

    public static readonly DiagnosticDescriptor TraceFieldType = Error(
        "KG0021",
        "Unsupported type in a trace record",
        "The field '{0}' has type '{1}', which a trace record cannot hold. "
        + "Use a pointer, an integer, bool, an enum, or a fixed array of integers.");

    public static readonly DiagnosticDescriptor TraceDuplicate = Error(
        "KG0022",
        "Duplicate tracepoint",
        "The event '{0}' is declared in '{1}' too. Give one of them another name.");

    public static readonly DiagnosticDescriptor TraceArgumentCount = Error(
        "KG0023",
        "Print format and arguments differ in number",
        "The format of '{0}' takes {1} values but is given {2}. Make them agree.");

    public static readonly DiagnosticDescriptor TraceArgument = Error(
        "KG0024",
        "Print format does not fit its argument",
        "'{0}' prints '{2}', which is '{3}', by '{1}'. "
        + "Change the conversion, or cast the value as C would.");

    public static readonly DiagnosticDescriptor TracePlaceholder = Error(
        "KG0025",
        "Unknown conversion in a print format",
        "The format of '{0}' has '{1}', which is no conversion of the kernel's. "
        + "Use d i u x X o c s p ps pS with flags, width and l.");

    public static readonly DiagnosticDescriptor TraceKernel = Error(
        "KG0026",
        "Tracepoints without a kernel",
        "The trace system '{0}' is declared where there is no kernel to trace it. "
        + "Refer to the package Linux.Kernel.");
}
