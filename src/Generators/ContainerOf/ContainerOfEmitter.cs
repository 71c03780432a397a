// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis.Text;

namespace Linux.Generators.ContainerOf;

internal static class ContainerOfEmitter
{
    public static SourceText Emit(ContainerModel model)
    {
        var code = new CodeWriter(model.Namespace);
        code.Open($"unsafe partial struct {KernelNames.Escape(model.Name)}");
        foreach (var member in model.Members)
        {
            // The offset comes from a real, uninitialised value: the address of a member of an
            // invalid pointer is a fault, not arithmetic.
            code.Line(KernelNames.Inline)
                .Line("[global::System.Runtime.CompilerServices.SkipLocalsInit]")
                .Open($"public static {model.Type}* of_{member.Suffix}({member.Type}* p)")
                .Line("global::System.Runtime.CompilerServices.Unsafe.SkipInit("
                    + $"out {model.Type} t);")
                .Line($"return ({model.Type}*)((byte*)p - ((byte*)&t.{member.Path} - (byte*)&t));")
                .Close()
                .Line();
            EntryIterators.Emit(code, model, member);
        }

        return code.Close().ToSource();
    }
}
