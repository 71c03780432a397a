using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Globals;

internal static class GlobalsEmitter
{
    private const string Storage = "((kernel_globals*)ThisCpu.context->arena)";

    public static SourceText Emit(EquatableArray<StoredVariable> variables)
    {
        var stored = variables.Where(v => v.Alias is null).ToList();
        var code = new CodeWriter();
        foreach (var variable in stored)
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
        foreach (var variable in variables)
        {
            var field = KernelNames.Escape(variable.Alias ?? variable.Name);
            VariableText.Getter(code, variable, $"{Storage}->{field}");
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
}
