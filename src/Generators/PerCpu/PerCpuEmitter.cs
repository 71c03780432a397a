// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.PerCpu;

internal static class PerCpuEmitter
{
    public static SourceText Emit(EquatableArray<StoredVariable> variables)
    {
        var code = new CodeWriter();
        foreach (var variable in variables)
        {
            VariableText.Array(code, variable);
        }

        code.Open("internal unsafe struct per_cpu_section");
        foreach (var variable in variables)
        {
            VariableText.Field(code, variable);
        }

        code.Close().Line();
        code.Open("public static unsafe partial class Kernel");
        foreach (var variable in variables)
        {
            VariableText.Getter(
                code, variable, $"((per_cpu_section*)PerCpuTemplate.Base)->{variable.Field}");
        }

        code.Open("internal static void __init_per_cpu_template(per_cpu_section* section)");
        foreach (var variable in variables)
        {
            VariableText.InitCall(code, variable, "section");
        }

        code.Close().Line();
        code.Open("internal static void __assert_per_cpu_layout()");
        foreach (var type in variables.Where(v => v.CachelineAligned)
            .Select(v => v.ElementType).Distinct())
        {
            var name = type.Replace("global::Linux.", string.Empty);
            code.Line($"if (sizeof({type}) % 64 != 0)")
                .Line("    throw new global::System.InvalidOperationException("
                    + $"\"{name} is cache-line aligned but has \" + sizeof({type}) + \" bytes. "
                    + "Pad it to a multiple of 64.\");");
        }

        return code.Close().Close().ToSource();
    }
}
