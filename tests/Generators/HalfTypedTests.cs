// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.ContainerOf;
using Linux.Generators.Functions;
using Linux.Generators.Globals;
using Linux.Generators.PerCpu;
using Linux.Generators.Shared;
using Linux.Tests.Generators.Harness;
using Microsoft.CodeAnalysis;

namespace Linux.Tests.Generators;

/// <summary>An editor runs generators on every keystroke: each prefix of a source is met.</summary>
public class HalfTypedTests
{
    private const string Source = """
        using Linux.Annotations;
        namespace Linux;
        [ContainerOf("entry.next")] public unsafe partial struct t { public int* entry; }
        public static unsafe partial class Kernel
        {
            [DefinePerCpu(typeof(t*), Count = 1 + 1, Init = nameof(m))]
            internal static partial ref bases_array bases { get; }
            static void m(t** p) { delegate*<t**, void> f = &m; f(p); }
            [Global(Alias = "b")] static partial ref int a { get; }
            [Global] static partial ref int b { get; }
            static void use() { this_cpu_ptr(ref bases[0]); }
        }
        """;

    [Fact]
    public void AnyPrefix_CrashesNoGeneratorAndNoAnalyzer()
    {
        IIncrementalGenerator[] generators =
        [
            new PerCpuGenerator(), new GlobalsGenerator(), new ContainerOfGenerator(),
            new FunctionGenerator(),
        ];
        for (var length = 0; length <= Source.Length; length += 11)
        {
            var host = GeneratorHost.Run(generators, Source[..length], Prelude.Text);
            Assert.All(
                host.Driver.GetRunResult().Results, r => Assert.Null(r.Exception));
            Assert.DoesNotContain(
                host.Analyze(
                    new VariableAnalyzer(), new PerCpuUseAnalyzer(), new ContainerOfAnalyzer()),
                d => d.Id == "AD0001");
        }
    }
}
