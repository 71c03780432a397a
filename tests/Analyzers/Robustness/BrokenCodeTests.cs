// SPDX-License-Identifier: GPL-2.0-only
using System.Text;
using Linux.Tests.Analyzers.Harness;
using Linux.Tests.Analyzers.Mutations;

namespace Linux.Tests.Analyzers.Robustness;

/// <summary>Code that is being typed, cut off or shuffled never makes the analyzer throw.</summary>
public class BrokenCodeTests
{
    private static readonly string[] s_files =
    [
        "kernel/time/timer_migration.c.cs", "kernel/time/timer.c.cs", "kernel/time/tick-sched.c.cs",
        "kernel/time/hrtimer.c.cs", "kernel/time/timer_migration.h.cs", "include/linux/cleanup.h.cs",
    ];

    private static int Rounds => PortBudget.IsFull ? 40 : 4;

    [Fact]
    public void CutOffFiles_DoNotThrow()
    {
        var random = new Random(20260101);
        foreach (string file in s_files)
        {
            string text = KernelSources.Shared.Text(file);
            for (int round = 0; round < Rounds; round++)
            {
                Survives(text[..random.Next(text.Length)], $"{file} cut off in round {round}");
            }
        }
    }

    [Fact]
    public void ShuffledLines_DoNotThrow()
    {
        var random = new Random(20260102);
        foreach (string file in s_files)
        {
            string[] lines = KernelSources.Shared.Text(file).Split('\n');
            for (int round = 0; round < Rounds; round++)
            {
                var shuffled = (string[])lines.Clone();
                for (int swap = 0; swap < 12; swap++)
                {
                    int a = random.Next(shuffled.Length);
                    int b = random.Next(shuffled.Length);
                    (shuffled[a], shuffled[b]) = (shuffled[b], shuffled[a]);
                }

                Survives(string.Join("\n", shuffled), $"{file} shuffled in round {round}");
            }
        }
    }

    [Theory]
    [InlineData("static void f(node* n) { raw_spin_lock(")]
    [InlineData("static void f(node* n) { raw_spin_lock(&n->); raw_spin_unlock(&->@lock); }")]
    [InlineData("[Acquires()] static void f(unknown* n) { n->x(); }")]
    [InlineData("[Acquires(null), MustHold(\"\"), LockClass] static void f() { goto nowhere; }")]
    [InlineData("[KernelRuleException(\"KT1001\")] static void f(int a, int a) { f(f(f())); }")]
    [InlineData("static int f(node* n) { return n switch { null => 1, _ => f(n->next) + f(n) }; }")]
    [InlineData("static void f(node* n) { try { raw_spin_lock(&n->@lock); } catch { throw; } finally { f(n); } }")]
    [InlineData("static void f() { delegate*<void> p = &f; p(); p = &g; p(); } static void g() { f(); }")]
    [InlineData("static void f() { void h() { f(); } h(); Action a = () => h(); a(); }")]
    [InlineData("static async void f() { await null; foreach (var x in y) yield return x; }")]
    public void HalfTypedMembers_DoNotThrow(string member) =>
        Survives(RuleTest.File(RuleTest.Structs, member), member);

    [Fact]
    public void MethodOfFiveThousandLines_IsAnalysed()
    {
        var body = new StringBuilder("static void f(node* n, int x)\n{\n");
        for (int i = 0; i < 1250; i++)
        {
            body.Append("    raw_spin_lock(&n->@lock);\n    if (x == ").Append(i)
                .Append(")\n        n->value++;\n    raw_spin_unlock(&n->@lock);\n");
        }

        body.Append("    {|KT3002:n->value = 1|};\n}\n");
        RuleTest.Check(body.ToString());
    }

    [Fact]
    public void DeepRecursion_IsAnalysed()
    {
        var members = new StringBuilder();
        for (int i = 0; i < 300; i++)
        {
            members.Append("static void f").Append(i).Append("(node* n) { f").Append((i + 1) % 300)
                .Append("(n); }\n");
        }

        RuleTest.Check(members + """
            static void g(node* n)
            {
                raw_spin_lock(&n->@lock);
                f0(n);
                raw_spin_unlock(&n->@lock);
            }
            """);
    }

    [Fact]
    public void SameSource_GivesTheSameReports()
    {
        string source = Marks.Read(RuleTest.File(RuleTest.Structs, """
            static void f(node* a, node* b, other* o, bool x)
            {
                if (x) raw_spin_lock(&a->@lock); else raw_spin_lock(&b->@lock);
                a->value = 1;
                raw_spin_lock(&o->@lock);
            }
            """)).Source;
        string first = Text(source);
        Assert.NotEmpty(first);
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(first, Text(source));
        }
    }

    private static string Text(string source) => string.Join("\n",
        RuleTest.Diagnose(source, out _).Select(d => d.ToString()));

    private static void Survives(string source, string what)
    {
        try
        {
            RuleTest.Analyze(RuleTest.Compile(source));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            Assert.Fail($"The analyzer threw on {what}: {e}");
        }
    }
}
