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
        var mutants = new List<Mutant>();
        string text = MutantRewriter.Rewrite(File, Text, mutants, new HashSet<string>());

        Assert.Equal(
            [("< to <=", 3), ("deleted", 4), ("true", 3), ("false", 3), ("+ to -", 6)],
            mutants.Select(m => (m.Kind, m.Line)));
        Assert.Equal(Text.Split('\n').Length, text.Split('\n').Length);
        Assert.Contains("if (!Linux.MutationPoint.Is(2)) a = g(a);", text);
        Assert.Contains("MutationPoint.If(3, (Linux.MutationPoint.Is(1) ? a <= 3 : a < 3))", text);
        Assert.Contains("(Linux.MutationPoint.Is(5) ? a - 1 : a + 1)", text);
    }

    [Fact]
    public void Rewriter_LeavesOutWhatDoesNotCompile()
    {
        var mutants = new List<Mutant>();

        MutantRewriter.Rewrite(
            File, Text, mutants, new HashSet<string> { $"{File}:3:all", $"{File}:4" });
        Assert.Equal(["+ to -"], mutants.Select(m => m.Kind));
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
