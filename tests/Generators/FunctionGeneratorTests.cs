// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Functions;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class FunctionGeneratorTests
{
    private const string Source = """
        namespace Linux;

        public unsafe struct timer_list { public delegate*<timer_list*, void> function; }

        public static unsafe partial class Kernel
        {
            internal static void process_timeout(timer_list* timer) { }
            private static int @checked(long x) => 0;
            internal static void never_taken(timer_list* timer) { }

            public static void setup(timer_list* timer)
            {
                timer->function = &process_timeout;
                delegate*<long, int> f = &@checked;
                long x = 0;
                long* p = &x;
                f(*p);
            }

            public static string Run()
            {
                timer_list t;
                setup(&t);
                var at = (nint)t.function;
                string found = "none";
                int count = 0;
                __register_functions((address, name) =>
                {
                    count++;
                    if (address == at) found = name;
                });
                return $"{found} {count}";
            }
        }
        """;

    [Fact]
    public void Functions_ListsThoseWhoseAddressIsTaken() => Snapshot.Match(
        this, GeneratorHost.Run(new FunctionGenerator(), Source, Prelude.Text).Text());

    [Fact]
    public void Functions_AreFoundByTheAddressThatATimerHolds()
    {
        var host = GeneratorHost.Run(new FunctionGenerator(), Source, Prelude.Text);
        Assert.Equal("process_timeout 2", host.Call("Linux.Kernel", "Run"));
    }

    [Fact]
    public void Functions_AreCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(new FunctionGenerator(), Source, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(again, FunctionGenerator.Step, FunctionGenerator.Step + "All");
    }
}
