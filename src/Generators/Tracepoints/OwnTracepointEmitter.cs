// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Tracepoints;

/// <summary>
/// The functions of a trace system of an assembly that refers to the kernel. Its events get their
/// numbers when the
/// assembly is loaded, behind the kernel's own.
/// </summary>
internal static class OwnTracepointEmitter
{
    private const string Traced = "global::Linux.TraceEvent";

    public static SourceText Emit(TraceSystemModel system)
    {
        var code = new CodeWriter(system.Space);
        code.Open($"static unsafe partial class {system.Holder}");
        foreach (var traced in system.Events)
        {
            Calls(code, traced);
        }

        foreach (var shape in system.Classes)
        {
            Shape(code, shape);
        }

        code.Line("[global::System.Runtime.CompilerServices.ModuleInitializer]")
            .Open("internal static void __register_tracepoints()");
        foreach (var traced in system.Events)
        {
            var shape = system.Classes.First(each => each.Name == traced.Class);
            code.Line($"__event_{traced.Name} = global::Linux.Observers.OwnTracepoints.Register(")
                .Line($"    {Quote(system.Name)}, {Quote(traced.Name)}, {shape.Size}, "
                    + $"{Quote(shape.FieldsText)}, {Quote(shape.PrintText)},")
                .Line($"    &{shape.Name}.__print);");
        }

        return code.Close().Close().ToSource();
    }

    private static void Calls(CodeWriter code, TraceEventModel traced)
    {
        var arguments = TracepointEmitter.Join($"__event_{traced.Name}", traced.Arguments);
        code.Line($"private static {Traced} __event_{traced.Name};")
            .Line()
            .Line(KernelNames.Inline)
            .Open($"internal static void trace_{traced.Name}({traced.Parameters})")
            .Line($"if (__event_{traced.Name}.IsWanted)")
            .Line($"    {traced.Class}.__emit({arguments});")
            .Close()
            .Line()
            .Line($"internal static bool trace_{traced.Name}_enabled() => "
                + $"__event_{traced.Name}.IsWanted && __event_{traced.Name}.IsOn;")
            .Line();
    }

    private static void Shape(CodeWriter code, TraceClassModel shape)
    {
        var parameters = TracepointEmitter.Join($"{Traced} __traced", shape.Parameters);
        code.Open($"static unsafe partial class {shape.Name}")
            .Line(KernelNames.NoInline)
            .Open($"internal static void __emit({parameters})")
            .Line("var __entry = (TP_STRUCT__entry*)__traced.Reserve(sizeof(TP_STRUCT__entry));")
            .Line("if (__entry == null)")
            .Line("    return;")
            .Line($"TP_fast_assign({TracepointEmitter.Join("__entry", shape.Arguments)});")
            .Line($"{Traced}.Commit(__entry);")
            .Close()
            .Line();
        TracepointEmitter.Print(code)
            .Close()
            .Line();
    }

    private static string Quote(string text) => SymbolDisplay.FormatLiteral(text, quote: true);
}
