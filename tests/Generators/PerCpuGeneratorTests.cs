// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.PerCpu;
using Linux.Tests.Generators.Harness;
using Microsoft.CodeAnalysis;

namespace Linux.Tests.Generators;

public class PerCpuGeneratorTests
{
    private const string Source = """
        using System.Runtime.InteropServices;
        using Linux.Annotations;

        namespace Linux;

        [CachelineAligned]
        [StructLayout(LayoutKind.Sequential, Size = 128)]
        public struct wheel { public ulong clk; public bool is_idle; }

        public static unsafe partial class Kernel
        {
            internal const int NR_BASES = 3;

            [DefinePerCpu] internal static partial ref int softirqs { get; }

            [DefinePerCpu(Init = nameof(set_current))]
            public static partial ref wheel* current_base { get; }

            private static void set_current(wheel** p) => *p = (wheel*)64;

            [DefinePerCpu(typeof(wheel), Count = NR_BASES, Init = nameof(set_bases))]
            internal static partial ref timer_bases_array timer_bases { get; }

            private static void set_bases(wheel* p)
            {
                for (int i = 0; i < NR_BASES; i++) p[i].clk = (ulong)(100 + i);
            }

            [DefinePerCpu(typeof(wheel*), Count = 2)]
            internal static partial ref heads_array heads { get; }

            [DefinePerCpu] internal static partial ref ulong @event { get; }
        }
        """;

    [Fact]
    public void PerCpu_LaysOutAlignedTypesFirst() =>
        Snapshot.Match(this, GeneratorHost.Run(new PerCpuGenerator(), Source, Prelude.Text).Text());

    [Fact]
    public void PerCpu_RunsOnCopiesOfTheTemplate()
    {
        const string program = """
            using System.Runtime.InteropServices;
            namespace Linux;
            public static unsafe class Program
            {
                public static string Run()
                {
                    Kernel.__assert_per_cpu_layout();
                    Kernel.__init_per_cpu_template((per_cpu_section*)PerCpuTemplate.Base);
                    var size = (nuint)sizeof(per_cpu_section);
                    var copy = (byte*)NativeMemory.Alloc(size);
                    NativeMemory.Copy(PerCpuTemplate.Base, copy, size);
                    var context = new cpu_context { per_cpu_offset = (nint)(copy - PerCpuTemplate.Base) };
                    ThisCpu.context = &context;
                    int i = 2;
                    wheel* last = Kernel.this_cpu_ptr(ref Kernel.timer_bases[i]);
                    last->clk++;
                    *Kernel.this_cpu_ptr(ref Kernel.timer_bases[i].is_idle) = true;
                    *Kernel.this_cpu_ptr(ref Kernel.heads[1]) = last;
                    *Kernel.this_cpu_ptr(ref Kernel.softirqs) = 7;
                    return $"{last->clk} {last->is_idle} {Kernel.timer_bases[2].clk} "
                        + $"{(nint)(*Kernel.this_cpu_ptr(ref Kernel.current_base))} "
                        + $"{*Kernel.this_cpu_ptr(ref Kernel.heads[1]) == last} "
                        + $"{(byte*)last - copy} {Kernel.softirqs}";
                }
            }
            """;
        var host = GeneratorHost.Run(new PerCpuGenerator(), Source, program, Prelude.Text);
        Assert.Equal("103 True 102 64 True 256 0", host.Call("Linux.Program", "Run"));
    }

    [Fact]
    public void PerCpu_RefusesAnAlignedTypeOfOddSizeAtBoot()
    {
        const string source = """
            using Linux.Annotations;
            namespace Linux;
            [CachelineAligned] public struct odd { public ulong a, b; }
            public static unsafe partial class Kernel
            {
                [DefinePerCpu] internal static partial ref odd one { get; }
                public static string Run()
                {
                    try { __assert_per_cpu_layout(); return "fine"; }
                    catch (System.InvalidOperationException e) { return e.Message; }
                }
            }
            """;
        var host = GeneratorHost.Run(new PerCpuGenerator(), source, Prelude.Text);
        Assert.Equal(
            "odd is cache-line aligned but has 16 bytes. Pad it to a multiple of 64.",
            host.Call("Linux.Kernel", "Run"));
    }

    [Fact]
    public void PerCpu_IsCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(new PerCpuGenerator(), Source, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(
            again, PerCpuGenerator.Step, PerCpuGenerator.Step + "All", "HasKernelClass");
    }

    [Fact]
    public void PerCpu_EmitsAnEmptySectionForAKernelWithoutVariables()
    {
        var host = GeneratorHost.Run(new PerCpuGenerator(), Prelude.Text);
        Assert.Contains("struct per_cpu_section", host.Text());
        host.Load();
    }

    [Fact]
    public void PerCpu_EmitsNothingWithoutKernel() =>
        Assert.Empty(GeneratorHost.Run(new PerCpuGenerator(), "class other { }")
            .Driver.GetRunResult().GeneratedTrees);
}
