// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.PerCpu;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class PerCpuUseAnalyzerTests
{
    private static string Using(string statement) => $$"""
        using Linux.Annotations;
        namespace Linux;
        public unsafe struct wheel { public ulong clk; public inner at; public ulong* p; }
        public struct inner { public int x; }
        public static unsafe partial class Kernel
        {
            [DefinePerCpu] internal static partial ref wheel one { get; }
            [DefinePerCpu(typeof(wheel), Count = 2)]
            internal static partial ref many_array many { get; }
            [DefinePerCpu(typeof(wheel*), Count = 2)]
            internal static partial ref heads_array heads { get; }
            static void f(int i, ulong clk) { {{statement}} }
        }
        """;

    [Theory]
    [InlineData("clk = [|one|].clk;")]
    [InlineData("[|one|].clk = 1;")]
    [InlineData("other(ref [|one|]);")]
    [InlineData("other(ref [|one|].at.x);")]
    [InlineData("clk = [|many|][i].clk;")]
    [InlineData("fixed (wheel* p = &[|one|]) { }")]
    [InlineData("ref wheel r = ref [|one|];")]
    [InlineData("*this_cpu_ptr(ref many[[|one|].at.x]) = default;")]
    [InlineData("this_cpu_ptr(ref *[|one|].p);")]
    [InlineData("clk = (ulong)[|heads|][0];")]
    public void PerCpuName_OutsideAnAccessor_Triggers(string statement)
    {
        var found = Marked.Reports(
            "KG0006", Using(statement), new PerCpuGenerator(), new PerCpuUseAnalyzer());
        Assert.Contains("this_cpu_ptr", found.GetMessage());
    }

    [Theory]
    [InlineData("clk = this_cpu_ptr(ref one)->clk;")]
    [InlineData("*this_cpu_ptr(ref one.clk) = 1;")]
    [InlineData("*this_cpu_ptr(ref one.at.x) = 1;")]
    [InlineData("clk = *this_cpu_ptr(ref many[i].clk);")]
    [InlineData("clk = (ulong)*this_cpu_ptr(ref heads[i]);")]
    [InlineData("string s = nameof(one);")]
    public void PerCpuName_InAnAccessor_DoesNotTrigger(string statement) =>
        Marked.ReportsNothing(
            Using(statement), new PerCpuGenerator(), new PerCpuUseAnalyzer());
}
