// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;
using Linux.Litmus;

namespace Linux.Tests.Exploration;

/// <summary>Litmus tests compiled to C# on the kernel's own primitives, and explored to the end:
/// the hooks of the primitives and the explorer's choices give what the litmus runner
/// gives.</summary>
public class CompiledLitmusTests
{
    private const int NoBound = 1000;

    private static readonly string[] s_few =
        ["TM+parent-publish+addr", "TM+cmpxchg-lost-update", "TM+root-connect+read"];

    private static readonly LitmusFile[] s_tests = Texts().Select(LitmusFile.Read).ToArray();

    private static readonly Lazy<LoadedImage> s_image = new(() => ImageHost.Load(
        [.. s_tests.Select((test, i) => new SourcePatch($"Stories/litmus/Litmus{i}.litmus.cs", "",
            test.Source($"Litmus{i}")))], ImageKind.Weak));

    public static TheoryData<int, string> Tests()
    {
        var data = new TheoryData<int, string>();

        for (int i = 0; i < s_tests.Length; i++)
            data.Add(i, s_tests[i].Name);
        return data;
    }

    [Theory]
    [MemberData(nameof(Tests))]
    public void TheImage_EndsInTheStatesOfTheRunner(int number, string name)
    {
        LitmusFile test = s_tests[number];
        SearchResult found = ImageHost.AskLoaded(s_image.Value,
            new SearchRequest($"Litmus{number}", SearchStrategy.Dfs)
            {
                Memory = MemoryModel.Lkmm,
                Depth = NoBound,
                StaleReads = NoBound,
                Budget = new(int.MaxValue),
            });

        Assert.Equal(name, test.Name);
        Assert.True(found.Complete);
        Assert.Equal(test.Run(LitmusMemory.Lkmm).States,
            test.Result(found.Outcomes, (int)found.Counts.Runs).States);
    }

    /// <summary>Without a stale read the weak outcome is not there, so that the comparison can
    /// fail.</summary>
    [Fact]
    public void WithoutStaleReads_TheWeakStateIsMissing()
    {
        int number = Array.FindIndex(s_tests, test => test.Name == "MP");
        SearchResult found = ImageHost.AskLoaded(s_image.Value,
            new SearchRequest($"Litmus{number}", SearchStrategy.Dfs)
            {
                Memory = MemoryModel.Lkmm,
                Depth = NoBound,
                StaleReads = 0,
                Budget = new(int.MaxValue),
            });
        LitmusResult result = s_tests[number].Result(found.Outcomes, (int)found.Counts.Runs);

        Assert.Equal(0, result.Positive);
        Assert.Equal(3, result.Negative);
    }

    private static IEnumerable<string> Texts()
    {
        yield return """
            C MP
            {}
            P0(int *x, int *y) { WRITE_ONCE(*x, 1); WRITE_ONCE(*y, 1); }
            P1(int *x, int *y) { int r0; int r1; r0 = READ_ONCE(*y); r1 = READ_ONCE(*x); }
            exists (1:r0=1 /\ 1:r1=0)
            """;
        foreach (string path in Directory.GetFiles(Checkout.PathOf("tests/Litmus/tests")).Order())
        {
            if (PortBudget.IsFull || s_few.Contains(Path.GetFileNameWithoutExtension(path)))
                yield return File.ReadAllText(path);
        }
    }
}
