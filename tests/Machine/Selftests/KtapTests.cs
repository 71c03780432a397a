// SPDX-License-Identifier: GPL-2.0-only
using Linux.Selftests;

namespace Linux.Tests.Machine.Selftests;

public sealed class KtapTests
{
    private static (int Failed, string Output) Run(params Selftest[] tests)
    {
        var output = new StringWriter();
        int failed = KtapRunner.Run(tests, output);
        return (failed, output.ToString());
    }

    [Fact]
    public void Run_WritesVersionPlanAndResults()
    {
        var (failed, output) = Run(
            new Selftest("a.good", t => t.Check(true, "never shown")),
            new Selftest("a.bad", t => t.Equal(1, 2, "the sum")));
        Assert.Equal(1, failed);
        Assert.Equal(
            "KTAP version 1\n1..2\nok 1 a.good\n# the sum is 2 and should be 1\nnot ok 2 a.bad # 1 of 1 checks\n",
            output);
    }

    [Fact]
    public void Run_ATestWithoutChecksIsNotOk()
    {
        var (failed, output) = Run(new Selftest("empty", _ => { }));
        Assert.Equal(1, failed);
        Assert.Contains("# the test checked nothing\nnot ok 1 empty", output);
    }

    [Fact]
    public void Run_AnExceptionIsAFailureOfItsTestAlone()
    {
        var (failed, output) = Run(
            new Selftest("throws", _ => throw new InvalidOperationException("line one\nline two")),
            new Selftest("good", t => t.Check(true, "")));
        Assert.Equal(1, failed);
        Assert.Contains("# line two", output);
        Assert.EndsWith("ok 2 good\n", output);
    }

    [Fact]
    public void Run_ManyFailuresAreCutShort()
    {
        var (_, output) = Run(new Selftest("many", t =>
        {
            for (int i = 0; i < 1000; i++)
                t.Check(false, $"number {i}");
        }));
        Assert.Contains("# number 39\n# further failures are only counted\nnot ok 1 many # 1000 of 1000", output);
    }

    [Fact]
    public void Select_TakesNamesAndGroupsInOrder()
    {
        var names = SelftestRegistry.Select(["wheel.level.8", "wheel.level", "wheel.table.hz100"])
            .Select(test => test.Name).ToArray();
        Assert.Equal(10, names.Length);
        Assert.Equal("wheel.level.0", names[0]);
        Assert.Equal("wheel.table.hz100", names[9]);
    }

    [Fact]
    public void Select_RefusesAnUnknownName()
    {
        var error = Assert.Throws<ArgumentException>(() => SelftestRegistry.Select(["wheel.levle"]));
        Assert.Contains("'wheel.levle'", error.Message);
    }

    [Fact]
    public void All_NamesAreDistinct()
        => Assert.Distinct(SelftestRegistry.All.Select(test => test.Name));
}
