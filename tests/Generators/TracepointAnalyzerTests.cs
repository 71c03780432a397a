// SPDX-License-Identifier: GPL-2.0-only
using Linux.Generators.Tracepoints;
using Linux.Tests.Generators.Harness;

namespace Linux.Tests.Generators;

public class TracepointAnalyzerTests
{
    private const string Struct = "struct TP_STRUCT__entry { public void* p; public uint u; "
        + "public ulong l; public bool b; }";

    private static string Event(
        string print,
        string entry = Struct,
        string proto = "delegate void TP_PROTO(int x);",
        string assign = "static void TP_fast_assign(TP_STRUCT__entry* __entry, int x) { }",
        string name = "one") => $$"""
        [TRACE_EVENT] static partial class {{name}}
        {
            {{proto}} {{entry}} {{assign}}
            static void TP_printk(System.Text.StringBuilder s, TP_STRUCT__entry* __entry) =>
                {{print}};
        }
        """;

    private static string InSystem(string members) => $$"""
        using Linux.Annotations;
        using static Linux.Kernel;
        namespace Linux;
        public struct value { public int x; }
        public static unsafe partial class Kernel
        {
            public const int A = 1;
            internal static void trace_event_printf(
                System.Text.StringBuilder s, string f, params object[] arguments) { }
            internal static void trace_event_printf(
                System.Text.StringBuilder s, string f, void* p, params object[] rest) { }
            internal static string __print_symbolic(long v, params (long, string)[] n) => "";
        }
        [TRACE_SYSTEM("test")]
        internal static unsafe partial class test_events
        {
            {{members}}
        }
        """;

    private static string Print(string format, string arguments) =>
        $"trace_event_printf(s, {format}{arguments})";

    [Theory]
    [InlineData("KG0023", "[|\"%u %u\"|]", ", __entry->u")]
    [InlineData("KG0023", "[|\"no value\"|]", ", __entry->u")]
    [InlineData("KG0024", "\"%lu\"", ", [|__entry->u|]")]
    [InlineData("KG0024", "\"%u\"", ", [|__entry->l|]")]
    [InlineData("KG0024", "\"%p\"", ", [|__entry->l|]")]
    [InlineData("KG0024", "\"%s\"", ", [|__entry->u|]")]
    [InlineData("KG0024", "\"%d\"", ", [|__entry->p|]")]
    [InlineData("KG0024", "\"%d\"", ", [|\"text\"|]")]
    [InlineData("KG0025", "[|\"%y\"|]", ", __entry->u")]
    [InlineData("KG0025", "[|\"100%\"|]", "")]
    [InlineData("KG0020", "\"%u\"", ", [|s.Length|] + 1")]
    [InlineData("KG0020", "\"%d\"", ", [|System.Math.Abs(3)|]")]
    [InlineData("KG0020", "\"%s\"", ", __print_symbolic(__entry->u, [|(__entry->u, \"a\")|])")]
    public void Print_ThatDoesNotFit_Triggers(string id, string format, string arguments) =>
        Marked.Reports(
            id,
            InSystem(Event(Print(format, arguments))),
            new TracepointGenerator(),
            new TracepointAnalyzer());

    [Theory]
    [InlineData("\"%u 100%% %d\"", ", __entry->u, __entry->b")]
    [InlineData("\"%#lx %06lu\"", ", __entry->l, __entry->l / 1000")]
    [InlineData("\"%pS %p\"", ", __entry->p, __entry->p")]
    [InlineData("\"%s\"", ", __print_symbolic(__entry->u, (A, \"A\"), ((long)A, \"B\"))")]
    [InlineData("\"%ld %d\"", ", (long)__entry->u, -(int)__entry->u + A")]
    [InlineData("\"nothing\"", "")]
    public void Print_ThatFits_DoesNotTrigger(string format, string arguments) =>
        Assert.Empty(GeneratorHost.Run(
                new TracepointGenerator(),
                InSystem(Event(Print(format, arguments))),
                Prelude.Text)
            .Analyze(new TracepointAnalyzer()));

    [Theory]
    [InlineData("public [|value|] v;")]
    [InlineData("public [|string|] v;")]
    [InlineData("public [|decimal|] v;")]
    public void Field_OfUnsupportedType_Triggers(string field) => Marked.Reports(
        "KG0021",
        InSystem(Event(Print("\"x\"", ""), $"struct TP_STRUCT__entry {{ {field} }}")),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Theory]
    [InlineData("public fixed byte name[16]; public fixed ulong at[A + 1];", "\"%s %lu\"",
        ", __entry->name, __entry->at[A]")]
    [InlineData("public fixed sbyte name[4]; public fixed bool on[2];", "\"%s %d\"",
        ", __entry->name, __entry->on[0]")]
    public void Array_DoesNotTrigger(string fields, string format, string arguments) =>
        Assert.Empty(GeneratorHost.Run(
                new TracepointGenerator(),
                InSystem(Event(
                    Print(format, arguments), $"struct TP_STRUCT__entry {{ {fields} }}")),
                Prelude.Text)
            .Analyze(new TracepointAnalyzer()));

    [Fact]
    public void Array_OfNumbersAsText_Triggers() => Marked.Reports(
        "KG0024",
        InSystem(Event(Print("\"%s\"", ", [|__entry->at|]"),
            "struct TP_STRUCT__entry { public fixed ulong at[2]; }")),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void Event_WithoutAPart_Triggers() => Marked.Reports(
        "KG0020",
        InSystem(Event(Print("\"x\"", ""), proto: "", name: "[|one|]")),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void Assign_OfAnotherPrototype_Triggers() => Marked.Reports(
        "KG0020",
        InSystem(Event(
            Print("\"x\"", ""),
            assign: "static void [|TP_fast_assign|](TP_STRUCT__entry* __entry, long x) { }")),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void Print_WithAnotherBody_Triggers() => Marked.Reports(
        "KG0020",
        InSystem(Event("s.Append('x')").Replace("TP_printk", "[|TP_printk|]")),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void Instance_OfNoClass_Triggers() => Marked.Reports(
        "KG0020",
        InSystem("[DEFINE_EVENT(typeof(value))] delegate void [|two|](int x);"),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void Instance_WithAnotherPrototype_Triggers() => Marked.Reports(
        "KG0020",
        InSystem(Event(Print("\"x\"", "")).Replace("TRACE_EVENT]", "DECLARE_EVENT_CLASS]")
            + "[DEFINE_EVENT(typeof(one))] delegate void [|two|](long x);"),
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void Instance_OfAClass_DoesNotTrigger() => Assert.Empty(GeneratorHost.Run(
            new TracepointGenerator(),
            InSystem(Event(Print("\"x\"", "")).Replace("TRACE_EVENT]", "DECLARE_EVENT_CLASS]")
                + "[DEFINE_EVENT(typeof(one))] delegate void two(int x);"),
            Prelude.Text)
        .Analyze(new TracepointAnalyzer()));

    [Fact]
    public void Event_OfTwoSystems_Triggers()
    {
        var first = InSystem(Event(Print("\"x\"", "")));
        const string second = """
            [Linux.Annotations.TRACE_SYSTEM("more")]
            internal static unsafe partial class more_events
            {
                [Linux.Annotations.TRACE_EVENT] static partial class one
                {
                    delegate void TP_PROTO();
                    struct TP_STRUCT__entry { public int x; }
                    static void TP_fast_assign(TP_STRUCT__entry* __entry) { }
                    static void TP_printk(
                        System.Text.StringBuilder s, TP_STRUCT__entry* __entry) =>
                        trace_event_printf(s, "x");
                }
            }
            """;
        var found = GeneratorHost.Run(new TracepointGenerator(), first + second, Prelude.Text)
            .Analyze(new TracepointAnalyzer());
        Assert.Equal(["KG0022", "KG0022"], found.Select(d => d.Id));
        Assert.All(found, d => Assert.Equal(
            "one",
            d.Location.SourceTree!.GetText().ToString(d.Location.SourceSpan)));
        Assert.Contains("'more_events'", found[0].GetMessage());
        Assert.Contains("'test_events'", found[1].GetMessage());
    }

    [Fact]
    public void System_ThatIsNotPartial_Triggers() => Marked.Reports(
        "KG0020",
        "namespace Linux; [Annotations.TRACE_SYSTEM(\"x\")] static class [|x_events|] { }",
        new TracepointGenerator(),
        new TracepointAnalyzer());

    [Fact]
    public void KernelEvents_DoNotTrigger() => Assert.Empty(GeneratorHost.Run(
            new TracepointGenerator(),
            [TraceSource.Events, TraceSource.Types, .. TraceRuntime.Sources])
        .Analyze(new TracepointAnalyzer()));

    [Fact]
    public void AnyPrefix_CrashesNeitherGeneratorNorAnalyzer()
    {
        for (var length = 0; length <= TraceSource.Events.Length; length += 61)
        {
            var host = GeneratorHost.Run(
                new TracepointGenerator(),
                TraceSource.Events[..length],
                TraceSource.Types,
                Prelude.Text);
            Assert.All(host.Driver.GetRunResult().Results, r => Assert.Null(r.Exception));
            Assert.DoesNotContain(
                host.Analyze(new TracepointAnalyzer()), d => d.Id == "AD0001");
        }
    }
}
