// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Tracepoints;

/// <summary>The functions of one trace system.</summary>
internal static class TracepointEmitter
{
    public static SourceText Emit(TraceSystemModel system)
    {
        var code = new CodeWriter();
        code.Open("public static unsafe partial class Kernel");
        foreach (var traced in system.Events)
        {
            Calls(code, system, traced);
        }

        code.Close().Line();
        code.Open($"static unsafe partial class {system.Holder}");
        foreach (var traced in system.Events)
        {
            var arguments = Join($"tracepoint_id.{traced.Name}", traced.Arguments);
            code.Line(KernelNames.NoInline)
                .Line($"internal static void __trace_{traced.Name}({traced.Parameters}) =>")
                .Line($"    {traced.Class}.__emit({arguments});")
                .Line();
        }

        foreach (var shape in system.Classes)
        {
            Shape(code, shape);
        }

        return code.Close().ToSource();
    }

    private static void Calls(CodeWriter code, TraceSystemModel system, TraceEventModel traced)
    {
        // The count is the process's, so that a tracepoint that is off is a load and a compare.
        code.Line(KernelNames.Inline)
            .Open($"internal static void trace_{traced.Name}({traced.Parameters})")
            .Line($"if (tracepoint_count.{traced.Name} != 0)")
            .Line($"    {system.Holder}.__trace_{traced.Name}({traced.Arguments});")
            .Close()
            .Line()
            .Line(KernelNames.Inline)
            .Line($"internal static bool trace_{traced.Name}_enabled() =>")
            .Line($"    tracepoint_count.{traced.Name} != 0 "
                + $"&& TraceRing.IsEnabled(tracepoint_id.{traced.Name});")
            .Line();
    }

    private static void Shape(CodeWriter code, TraceClassModel shape)
    {
        code.Open($"static unsafe partial class {shape.Name}")
            .Open($"internal static void __emit({Join("ushort __id", shape.Parameters)})")
            .Line("var __entry = (TP_STRUCT__entry*)TraceRing.Reserve("
                + "__id, sizeof(TP_STRUCT__entry));")
            .Line("if (__entry == null)")
            .Line("    return;")
            .Line($"TP_fast_assign({Join("__entry", shape.Arguments)});")
            .Line("TraceRing.Commit(__entry);")
            .Close()
            .Line();
        Print(code)
            .Close()
            .Line()
            .Line($"internal static void __print_{shape.Name}("
                + "global::System.Text.StringBuilder s, void* entry) =>")
            .Line($"    {shape.Name}.__print(s, entry);")
            .Line();
    }

    /// <summary>The function of a class that prints an entry.</summary>
    internal static CodeWriter Print(CodeWriter code) => code
        .Line("internal static void __print(global::System.Text.StringBuilder s, "
            + "void* __entry) =>")
        .Line("    TP_printk(s, (TP_STRUCT__entry*)__entry);");

    /// <summary>Arguments or parameters behind a first one.</summary>
    internal static string Join(string first, string rest) =>
        rest.Length == 0 ? first : $"{first}, {rest}";
}
