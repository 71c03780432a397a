// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.Functions;

internal static class FunctionEmitter
{
    public static SourceText Emit(EquatableArray<FunctionModel> functions)
    {
        var code = new CodeWriter();
        code.Open("public static unsafe partial class Kernel")
            .Line("/// <summary>Gives each function whose address is taken, and its name.</summary>")
            .Open("internal static void __register_functions("
                + "global::System.Action<nint, string> register)");
        foreach (var function in functions)
        {
            code.Line($"register((nint)({function.PointerType})"
                + $"&{KernelNames.Escape(function.Name)}, \"{function.Name}\");");
        }

        return code.Close().Close().ToSource();
    }
}
