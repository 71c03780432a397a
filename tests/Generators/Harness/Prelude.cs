// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Generators.Harness;

/// <summary>The part of the kernel that generated code leans on, as small as can be.</summary>
internal static class Prelude
{
    public const string Text = """
        using System;
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using Linux.Annotations;

        namespace Linux;

        public unsafe struct cpu_context { public byte* arena; public nint per_cpu_offset; }

        public static unsafe class ThisCpu { [ThreadStatic] public static cpu_context* context; }

        internal static unsafe class PerCpuTemplate
        {
            public static readonly byte* Base = (byte*)NativeMemory.AllocZeroed(65536);
        }

        public static unsafe partial class Kernel
        {
            [PerCpuAccessor]
            public static T* this_cpu_ptr<T>(ref T x) where T : unmanaged =>
                (T*)((byte*)Unsafe.AsPointer(ref x) + ThisCpu.context->per_cpu_offset);

            [PerCpuAccessor]
            public static T** this_cpu_ptr<T>(ref T* x) where T : unmanaged
            {
                fixed (T** p = &x) return (T**)((byte*)p + ThisCpu.context->per_cpu_offset);
            }

            public static void other<T>(ref T x) where T : unmanaged { }
        }
        """;
}
