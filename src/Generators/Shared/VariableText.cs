// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Generators.Shared;

/// <summary>The text that per-CPU variables and globals share.</summary>
internal static class VariableText
{
    public static void Getter(CodeWriter code, StoredVariable variable, string target)
    {
        code.Open($"{variable.Modifiers} ref {variable.Type} {variable.Field}")
            .Line(KernelNames.Inline)
            .Line($"get => ref {target};")
            .Close()
            .Line();
    }

    public static void Field(CodeWriter code, StoredVariable variable)
    {
        var type = variable.IsArray ? variable.ArrayType : variable.Type;
        code.Line($"public {type} {variable.Field};");
    }

    public static void InitCall(CodeWriter code, StoredVariable variable, string storage)
    {
        if (variable.Init is not null)
        {
            code.Line($"Kernel.{KernelNames.Escape(variable.Init)}("
                + $"({variable.ElementType}*)&{storage}->{variable.Field});");
        }
    }

    /// <summary>
    /// An array is an InlineArray of its element. Pointers cannot be elements of one for the
    /// language, so they are kept as addresses behind an indexer.
    /// </summary>
    public static void Array(CodeWriter code, StoredVariable variable)
    {
        if (!variable.IsArray)
        {
            return;
        }

        const string inline = "[global::System.Runtime.CompilerServices.InlineArray(";
        var access = variable.PublicElement ? "public" : "internal";
        if (!variable.ElementType.EndsWith("*") && !variable.ElementType.StartsWith("delegate*"))
        {
            code.Line($"{inline}{variable.Count})]")
                .Open($"{access} unsafe struct {variable.ArrayType}")
                .Line($"private {variable.ElementType} _element0;")
                .Close()
                .Line();
            return;
        }

        code.Open($"{access} unsafe struct {variable.ArrayType}")
            .Line($"{inline}{variable.Count})]")
            .Line("private struct storage { private nint _element0; }")
            .Line()
            .Line("private storage _elements;")
            .Line()
            .Line("[global::System.Diagnostics.CodeAnalysis.UnscopedRef]")
            .Open($"public ref {variable.ElementType} this[int index]")
            .Open("get")
            .Line($"if ((uint)index >= {variable.Count})")
            .Line("    throw new global::System.IndexOutOfRangeException();")
            .Line($"return ref (({variable.ElementType}*)"
                + "global::System.Runtime.CompilerServices.Unsafe.AsPointer(ref this))[index];")
            .Close()
            .Close()
            .Close()
            .Line();
    }
}
