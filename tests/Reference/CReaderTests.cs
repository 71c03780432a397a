// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;

namespace Linux.Tests.Reference;

public class CReaderTests
{
    private static Unit Read(string text) =>
        CReader.Read("t.c", text, KernelConfig.Parse("CONFIG_ON=y\nHZ=1000"));

    private static List<string> Statements(string body, string place = "") =>
        [.. Read($"void f(void)\n{{\n{body}\n}}\n").Items[0].Statements
            .Select(s => $"{s.Place}|{s.Exact}")];

    [Fact]
    public void Comments_strings_and_continuations_hide_no_code()
    {
        var unit = Read(
            "/* { */ int a = '{'; // }\nvoid f(void) { g(\"}\\\"{\"); /* } */ \\\n h(); }\n");
        Assert.Empty(unit.Notes);
        var f = Assert.Single(unit.Items, i => i.Name == "f");
        Assert.Equal(["g ( \"}\\\"{\" )", "h ( )"], f.Statements.Select(s => s.Exact));
        Assert.Equal((2, 3), (f.Line, f.EndLine));
    }

    [Theory]
    [InlineData("int a, *b = p;", "|int a", "|int * b = p")]
    [InlineData("if (a) b(); else if (c) { d(); } else e();",
        "|if ( a )", "i|b ( )", "e|if ( c )", "ei|d ( )", "ee|e ( )")]
    [InlineData("for (;;) { if (x) continue; break; }",
        "|for ( ; ; )", "l|if ( x )", "li|continue", "l|break")]
    [InlineData("do { a(); } while (b); c();", "l|a ( )", "|while ( b )", "|c ( )")]
    [InlineData("switch (a) { case 1: case B ... C: b(); fallthrough; default: c(); }",
        "|switch ( a )", "s|case 1 :", "s|case B ... C :", "s|b ( )", "s|fallthrough",
            "s|default :", "s|c ( )")]
    [InlineData("again: a(); goto again;", "|again :", "|a ( )", "|goto again")]
    [InlineData("for_each_cpu(cpu, mask) a(cpu);", "|for_each_cpu ( cpu , mask )", "l|a ( cpu )")]
    [InlineData("scoped_guard(mutex, &m) { a(); } guard(mutex)(&m);",
        "|scoped_guard ( mutex , & m )", "|a ( )", "|guard ( mutex ) ( & m )")]
    [InlineData("struct a *p __free(kfree) = q;", "|struct a * p __free ( kfree ) = q",
        "|__free ( kfree )")]
    [InlineData("void (*fn)(int) = g; fn(1);", "|void ( * fn ) ( int ) = g", "|fn ( 1 )")]
    [InlineData("return a ? b : c;", "|return a ? b : c")]
    [InlineData("{ { a(); } }", "|a ( )")]
    public void Statements_are_those_of_the_definition(string body, params string[] expected) =>
        Assert.Equal(expected, Statements(body));

    [Fact]
    public void Arms_that_are_off_are_kept_apart_and_counted()
    {
        var unit = Read("""
            #ifdef CONFIG_ON
            int f(void) { return 1; }
            #else
            int f(void) { return 2; }
            #endif
            #if HZ > 100 && !defined(CONFIG_OFF)
            # define DEPTH 9
            #elif HZ > 50
            # define DEPTH 8
            #endif
            void g(void)
            {
                a();
            #ifdef CONFIG_OFF
                b();
            #endif
                c();
            }
            """);
        Assert.Equal([null, "!(CONFIG_ON)"],
            unit.Items.Where(i => i.Name == "f").Select(i => i.Off));
        var depth = Assert.Single(unit.Items, i => i.Name == "DEPTH" && i.Off is null);
        Assert.Equal("DEPTH 9", depth.Statements[0].Exact);
        var g = Assert.Single(unit.Items, i => i.Name == "g");
        Assert.Equal(["a ( )", "b ( )", "c ( )"], g.Statements.Select(s => s.Exact));
        Assert.Equal([null, "CONFIG_OFF", null], g.Statements.Select(s => s.Off));
    }

    [Fact]
    public void Macros_define_functions_and_per_cpu_variables()
    {
        var unit = Read("""
            static DEFINE_PER_CPU(struct base, bases[2]);
            DEFINE_MUTEX(lock);
            SYSCALL_DEFINE1(spin, int, cpu)
            {
                return cpu;
            }
            late_initcall(start)
            static void __printf(1, 2) say(const char *fmt, ...) { }
            #define TWICE(x) ((x) * 2)
            """);
        Assert.Empty(unit.Notes);
        Assert.Equal(["bases", "lock", "SYSCALL_DEFINE1(spin)", "start", "say", "TWICE"],
            unit.Items.Select(i => i.Name));
        Assert.Equal("percpu", unit.Items[0].Statements[0].Tree.Kind);
    }

    [Fact]
    public void Structs_keep_their_fields_in_order()
    {
        var unit = Repository.ReadSmall();
        var wheel = Assert.Single(unit.Items, i => i is { Name: "wheel", Kind: ItemKind.Struct });
        Assert.Equal(["lock", "spokes", "turn_lock", "clk", "next", "turning", "fn", "state",
            "hub", "rim"],
            wheel.Statements.Select(s => s.Tree.Text));
        Assert.Equal("CONFIG_PREEMPT_RT", wheel.Statements[2].Off);
    }

    [Theory]
    [InlineData("int f(void) {\n a(;\n", "t.c:1: a { is not closed")]
    [InlineData("}\n", "t.c:1: a } that closes nothing")]
    [InlineData("int a;\n/* never ends", "t.c:2: a comment is not closed")]
    [InlineData("#if 1\nint a;\n", "t.c:2: an #if is not closed")]
    [InlineData("#endif\n", "t.c:1: an #endif without an #if")]
    [InlineData("void f(void)\n{\n\tasm(\"nop\" : : \"r\" (x));\n}\n",
        "t.c:3: a statement is kept as its tokens")]
    public void What_cannot_be_read_is_named_with_its_line(string text, string note) =>
        Assert.Contains(note, Read(text).Notes);

    [Fact]
    public void A_statement_that_cannot_be_parsed_keeps_all_its_tokens()
    {
        var tree = Read("void f(void) { asm(\"nop\" : : \"r\" (x)); }").Items[0].Statements[0].Tree;
        Assert.Equal("expression(tokens:asm ( \"nop\" : : \"r\" ( x ) ))", tree.ToString());
    }
}
