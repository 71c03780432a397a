// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Variants;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class VariantGeneratorTests
{
    private const string Source = """
        using System.Runtime.CompilerServices;
        using System.Threading;
        using Linux.Annotations;
        using static Linux.Annotations.Variant;

        namespace Linux;

        public struct atomic_t { public int counter; }
        public struct atomic64_t { public long counter; }
        public enum visible_kind { Rmw, RmwAcquire, RmwRelease, RmwFull }

        public static unsafe partial class Kernel
        {
            public static string Seen = "";

            public static void __visible(visible_kind kind, int line) => Seen += $"{kind}@{line} ";

            /// <summary>Adds.</summary>
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            [Variants(Refs | Orders | Widths)]
            [Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
            public static int atomic_add_return(int i, atomic_t* v, [CallerLineNumber] int line = 0)
            {
                __visible(visible_kind.RmwFull, line);
                return Interlocked.Add(ref v->counter, i);
            }

            // Calls what has the orders, too.
            [Variants(Refs | Orders | Widths), Primitive, MemoryOperation(MemoryAccess.ReadWrite, MemoryOrder.Full)]
            public static int atomic_sub_return(int i, atomic_t* v, [CallerLineNumber] int line = 0)
                => atomic_add_return(-i, v, line);

            // Calls a form that is generated.
            [Variants(Widths)]
            public static void atomic_inc(atomic_t* v, [CallerLineNumber] int line = 0)
                => atomic_add_return_relaxed(1, v, line);

            [Variants(Refs)]
            public static T* take<T>(T** p, out int n) where T : unmanaged
            {
                T* had = *p;

                *p = null;
                n = sizeof(T);
                return had;
            }

            [Variants(Refs, Parameter = "v")]
            public static void named(void* first, atomic_t* v) => v->counter = (int)first;
        }
        """;

    [Fact]
    public void Variants_EmitEachCombination() => Snapshot.Match(
        this, GeneratorHost.Run(new VariantGenerator(), Source, Prelude.Text).Text());

    [Fact]
    public void Variants_DoWhatTheWrittenFormDoes()
    {
        const string program = """
            using static Linux.Kernel;
            namespace Linux;
            public static unsafe class Program
            {
                public static string Run()
                {
                    atomic_t a = default;
                    atomic64_t b = default;

                    int sum = atomic_add_return(2, ref a, 1) + atomic_sub_return_acquire(1, &a, 2);
                    long wide = atomic64_add_return_release(1L << 40, ref b, 3);
                    wide += atomic_long_sub_return(1L << 40, &b, 4);
                    atomic64_inc(&b, 5);
                    atomic_t* p = &a;
                    atomic_t* had = take(ref p, out int size);
                    named((void*)7, ref a);
                    return $"{Seen}{sum} {wide >> 40} {b.counter} {p == null} {had == &a} {size} {a.counter}";
                }
            }
            """;
        var host = GeneratorHost.Run(new VariantGenerator(), Source, program, Prelude.Text);
        Assert.Equal(
            "RmwFull@1 RmwAcquire@2 RmwRelease@3 RmwFull@4 Rmw@5 3 1 1 True True 4 7",
            host.Call("Linux.Program", "Run"));
    }

    [Fact]
    public void Variants_AreCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(new VariantGenerator(), Source, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(again, VariantGenerator.Step, VariantGenerator.Step + "File");
    }

    [Theory]
    [InlineData("[Variants(Variant.Refs)] public static void [|f|](int x) { }")]
    [InlineData("[Variants(Variant.Refs, Parameter = \"y\")] public static void [|f|](int* x) { }")]
    [InlineData("[Variants(Variant.Widths)] public static void [|f|](int* x) { }")]
    [InlineData("[Variants(Variant.Orders)] public static void [|f|](int* x) { }")]
    [InlineData("[Variants(Variant.None)] public static void [|f|](int* x) { }")]
    public void Variants_ThatCannotBe_Trigger(string method) => Marked.Reports(
        "KG0012",
        $$"""
        using Linux.Annotations; namespace Linux;
        public static unsafe partial class Kernel { {{method}} }
        """,
        new VariantGenerator(),
        new VariantAnalyzer());

    [Fact]
    public void Variants_ThatCanBe_DoNotTrigger() =>
        Marked.ReportsNothing(Source, new VariantGenerator(), new VariantAnalyzer());
}
