// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Port.Mutants;

namespace Linux.Tests.Port;

public class MutantTests
{
    private const string File = "kernel/time/x.c.cs";

    private const string Text = """
        class C {
            int f(int a) {
                if (a < 3)
                    a = g(a);
                pr_info("told");
                return a + 1;
            }
        }
        """;

    [Fact]
    public void Rewriter_PutsEachChangeBehindItsNumberAndKeepsLines()
    {
        (string text, List<Mutant> mutants) = Rewrite(Text);

        Assert.Equal(
        [
            ("< to <=", 3), ("operands swapped", 3), ("constant + 1", 3), ("deleted", 4),
            ("true", 3), ("false", 3), ("+ to -", 6), ("constant + 1", 6),
        ], mutants.Select(m => (m.Kind, m.Line)));
        Assert.Equal(Text.Split('\n').Length, text.Split('\n').Length);
        Assert.Contains("{ if (!Linux.MutationPoint.Is(4)) a = g(a); }", text);
        Assert.Contains("MutationPoint.If(5, (Linux.MutationPoint.Is(1) ? a <= 3 : ", text);
        Assert.Contains("Linux.MutationPoint.Is(8) ? a + 2 : a + 1)", text);
    }

    /// <summary>Without braces the else would belong to the test of the number.</summary>
    [Fact]
    public void Rewriter_LeavesAnElseWhereItWas()
    {
        string text = Rewrite("class C { void f() { if (a) g(); else h(); } }").Text;

        Assert.Contains("{ if (!Linux.MutationPoint.Is(1)) g(); } else { if (", text);
    }

    [Theory]
    [InlineData("a(); b();", "swapped with the next", "Is(1)) b(); if (!Linux.")]
    [InlineData("WRITE_ONCE(&p->x, 3);", "plain access", "Is(1)) p->x = 3; else")]
    [InlineData("x = READ_ONCE(ref y);", "plain access", "Is(2) ? y : READ_ONCE(ref y)")]
    [InlineData("x = !y;", "without !", "Is(2) ? y : !y")]
    [InlineData("x |= y;", "|= to &=", "Is(1)) x &= y; else")]
    [InlineData("x = y && z;", "&& to ||", "? y || z : ")]
    [InlineData("x = time_after(y, z);", "calls time_after_eq", "? time_after_eq(y, z) : ")]
    [InlineData("return true;", "true to false", "Is(1)) return false; else return true;")]
    [InlineData("int x; x = f();", "deleted", "int x=default; { if (!Linux.MutationPoint.Is(1)) x")]
    public void Rewriter_MakesSlipsOfThePen(string statement, string kind, string made)
    {
        (string text, List<Mutant> mutants) = Rewrite($"class C {{ void f() {{ {statement} }} }}");

        Assert.Contains(kind, mutants.Select(m => m.Kind));
        Assert.Contains(made, text);
    }

    [Fact]
    public void Rewriter_DoesNotSwapWhatIsIndependent()
        => Assert.DoesNotContain(
            Rewrite("class C { void f() { a.x = 1; a.y++; } }").Mutants,
            m => m.Kind == "swapped with the next");

    [Fact]
    public void Rewriter_LeavesTheConfigurationAlone()
        => Assert.Empty(Rewrite("class C { void f() { if (IS_ENABLED(CONFIG_X)) { } } }").Mutants);

    [Fact]
    public void Rewriter_LeavesOutWhatDoesNotCompile()
    {
        var without = new UncompiledLines();

        for (int line = 3; line <= 4; line++)
        {
            while (without.Refuse(File, line))
            {
            }
        }
        without.Refuse(File, 6);
        Assert.Equal(["+ to -"], Rewrite(Text, without).Mutants.Select(m => m.Kind));
    }

    private static (string Text, List<Mutant> Mutants) Rewrite(
        string text, UncompiledLines? without = null)
    {
        var mutants = new List<Mutant>();

        return (MutantRewriter.Rewrite(File, text, mutants, without ?? new()), mutants);
    }

    [Fact]
    public void Results_AreThereAgainAfterARunThatWasEnded()
    {
        string file = Path.GetTempFileName();

        try
        {
            using (var results = new MutantResults(file))
                results.Add(new MutantResult("a", "killed", "soak 1", "I6"));
            System.IO.File.AppendAllText(file, "{\"Key\":\"half of a li");
            using var again = new MutantResults(file);

            Assert.Equal("killed", again.Of("a")!.Verdict);
            Assert.Null(again.Of("half of a li"));
        }
        finally
        {
            System.IO.File.Delete(file);
        }
    }
}
