// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Globals;

internal static class GlobalsEmitter
{
    private const string Storage = "((kernel_globals*)ThisCpu.context->arena)";

    public static SourceText Emit(EquatableArray<StoredVariable> variables)
    {
        var constants = variables.Where(v => v.Constant).ToList();
        var stored = variables.Where(v => v.Alias is null && !v.Constant).ToList();
        var code = new CodeWriter();
        foreach (var variable in stored.Concat(constants))
        {
            VariableText.Array(code, variable);
        }

        code.Open("internal unsafe struct kernel_globals");
        foreach (var variable in stored)
        {
            VariableText.Field(code, variable);
        }

        code.Close().Line();
        code.Open("public static unsafe partial class Kernel");
        Constants(code, constants);
        foreach (var variable in variables)
        {
            var field = KernelNames.Escape(variable.Alias ?? variable.Name);
            VariableText.Getter(
                code,
                variable,
                variable.Constant ? $"*kernel_constants.{field}" : $"{Storage}->{field}");
        }

        code.Line("/// <summary>Runs the Init methods on the current machine.</summary>")
            .Open("internal static void __init_globals()")
            .Line($"var globals = (kernel_globals*)ThisCpu.context->arena;");
        foreach (var variable in stored)
        {
            VariableText.InitCall(code, variable, "globals");
        }

        return code.Close().Close().ToSource();
    }

    private static void Constants(CodeWriter code, List<StoredVariable> constants)
    {
        if (constants.Count == 0)
        {
            return;
        }

        code.Open("private static class kernel_constants");
        foreach (var variable in constants)
        {
            code.Line($"internal static readonly {variable.Type}* {variable.Field} = "
                + $"__make_{variable.Name}();");
        }

        foreach (var variable in constants)
        {
            code.Line().Open($"private static {variable.Type}* __make_{variable.Name}()")
                .Line($"var made = ({variable.Type}*)global::System.Runtime.InteropServices."
                    + $"NativeMemory.AllocZeroed((nuint)sizeof({variable.Type}));");
            if (variable.Init is not null)
            {
                code.Line($"{KernelNames.Escape(variable.Init)}(({variable.ElementType}*)made);");
            }

            code.Line("return made;").Close();
        }

        code.Close().Line();
    }
}
