using Linux.Generators.ContainerOf;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class ContainerOfGeneratorTests
{
    private const string Source = """
        using Linux.Annotations;

        namespace Linux;

        public unsafe struct list_head { public list_head* next, prev; }

        public struct work_struct { public long data; public list_head entry; }

        [ContainerOf("event"), ContainerOf("work")]
        [ContainerOf("work.entry")]
        public unsafe partial struct delayed_work
        {
            public int pending;
            public work_struct work;
            public list_head @event;
        }
        """;

    [Fact]
    public void ContainerOf_EmitsOneMethodPerMember() => Snapshot.Match(
        this, GeneratorHost.Run(new ContainerOfGenerator(), Source, Prelude.Text).Text());

    [Fact]
    public void ContainerOf_LeadsBackToTheContainer()
    {
        const string program = """
            namespace Linux;
            public static unsafe class Program
            {
                public static string Run()
                {
                    var all = stackalloc delayed_work[3];
                    var one = all + 1;
                    var absent = (byte*)delayed_work.of_work(null);
                    return $"{delayed_work.of_event(&one->@event) == one} "
                        + $"{delayed_work.of_work(&one->work) == one} "
                        + $"{delayed_work.of_work_entry(&one->work.entry) == one} "
                        + $"{(long)absent}";
                }
            }
            """;
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, program, Prelude.Text);
        Assert.Equal("True True True -8", host.Call("Linux.Program", "Run"));
    }

    [Fact]
    public void ContainerOf_IsCachedAfterAnUnrelatedEdit()
    {
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, Prelude.Text);
        var again = host.RunAgainWith("namespace Linux; class unrelated { int x; }");
        GeneratorHost.AssertCached(
            again, ContainerOfGenerator.Step, ContainerOfGenerator.Step + "Merged");
    }

    [Fact]
    public void ContainerOf_JoinsTheParts()
    {
        const string second = """
            namespace Linux { [Linux.Annotations.ContainerOf("pending")]
                public unsafe partial struct delayed_work { } }
            namespace Other { [Linux.Annotations.ContainerOf("x")]
                public unsafe partial struct delayed_work { public int x; } }
            """;
        var host = GeneratorHost.Run(new ContainerOfGenerator(), Source, second, Prelude.Text);
        Assert.Contains("of_pending", host.Text("ContainerOf.delayed_work.g.cs"));
        Assert.Contains("of_work_entry", host.Text("ContainerOf.delayed_work.g.cs"));
        Assert.Contains("of_x", host.Text("ContainerOf.Other.delayed_work.g.cs"));
        host.Load();
    }

    [Theory]
    [InlineData("KG0010", "[ContainerOf(\"x\")] public struct {|t|} { public int x; }")]
    [InlineData(
        "KG0010", "class c { [ContainerOf(\"x\")] public partial struct {|t|} { public int x; } }")]
    [InlineData("KG0011", "[{|ContainerOf(\"y\")|}] public partial struct t { public int x; }")]
    [InlineData(
        "KG0011", "[{|ContainerOf(\"x\")|}] public partial struct t { public static int x; }")]
    [InlineData("KG0011", "[{|ContainerOf(\"x.y\")|}] public partial struct t { public int x; }")]
    public void ContainerOf_Malformed_Triggers(string id, string source) => Marked.Reports(
        id,
        "using Linux.Annotations; namespace Linux; " + source,
        new ContainerOfGenerator(),
        new ContainerOfAnalyzer());

    [Fact]
    public void ContainerOf_WellFormed_DoesNotTrigger() =>
        Marked.ReportsNothing(Source, new ContainerOfGenerator(), new ContainerOfAnalyzer());
}
