// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Globals;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class GlobalsGeneratorTests
{
    private const string Source = """
        using Linux.Annotations;
        using u64 = System.UInt64;

        namespace Linux;

        public unsafe struct node { public node* next; public int value; }

        public static unsafe partial class Kernel
        {
            [Global(Init = nameof(set_jiffies_64))]
            public static partial ref u64 jiffies_64 { get; }

            private static void set_jiffies_64(u64* p) => *p = 0xfffb6c20;

            [Global(Alias = nameof(jiffies_64))]
            public static partial ref ulong jiffies { get; }

            [Global] internal static partial ref node* head { get; }

            [Global] internal static partial ref delegate*<int, int> work { get; }

            [Global(typeof(int), Count = 4, Init = nameof(set_table))]
            internal static partial ref table_array table { get; }

            private static void set_table(int* p)
            {
                for (int i = 0; i < 4; i++) p[i] = i * i;
            }

            [Global] private static partial ref bool f__once { get; }

            [Global(Init = nameof(set_limits), Constant = true)]
            internal static partial ref node limits { get; }

            private static void set_limits(node* p) => p->value = 512;
        }
        """;

    [Fact]
    public void Globals_EmitOneStructAndGetters() =>
        Snapshot.Match(this, GeneratorHost.Run(new GlobalsGenerator(), Source, Prelude.Text).Text());

    [Fact]
    public void Globals_BelongToTheCurrentMachine()
    {
        const string program = """
            namespace Linux;
            public static unsafe partial class Kernel
            {
                static int twice(int x) => 2 * x;

                public static string Run()
                {
                    var first = stackalloc byte[sizeof(kernel_globals)];
                    var second = stackalloc byte[sizeof(kernel_globals)];
                    var a = new cpu_context { arena = first };
                    var b = new cpu_context { arena = second };
                    ThisCpu.context = &a;
                    __init_globals();
                    jiffies++;
                    node n = new node { value = 5 };
                    head = &n;
                    work = &twice;
                    f__once = true;
                    ThisCpu.context = &b;
                    __init_globals();
                    var other = $"{jiffies:x} {head == null} {f__once}";
                    ThisCpu.context = &a;
                    fixed (node* limit = &limits)
                        other += $" {limit->value} {limit == null}";
                    return $"{jiffies_64:x} {head->value} {work(21)} {table[3]} {f__once} | {other}";
                }
            }
            """;
        var host = GeneratorHost.Run(new GlobalsGenerator(), Source, program, Prelude.Text);
        Assert.Equal(
            "fffb6c21 5 42 9 True | fffb6c20 True False 512 False", host.Call("Linux.Kernel", "Run"));
    }

    [Fact]
    public void Globals_AreCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(new GlobalsGenerator(), Source, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(again, GlobalsGenerator.Step, GlobalsGenerator.Step + "All");
    }

    [Fact]
    public void Globals_LayoutDoesNotDependOnTheOrderOfFiles()
    {
        const string one = """
            using Linux.Annotations; namespace Linux;
            public static unsafe partial class Kernel { [Global] static partial ref int a { get; } }
            """;
        const string two = """
            using Linux.Annotations; namespace Linux;
            public static unsafe partial class Kernel { [Global] static partial ref int b { get; } }
            """;
        var generator = new GlobalsGenerator();
        Assert.Equal(
            GeneratorHost.Run(generator, one, two, Prelude.Text).Text(),
            GeneratorHost.Run(generator, two, one, Prelude.Text).Text());
    }
}
