// SPDX-License-Identifier: GPL-2.0-only
using Linux.Images;

namespace Linux.Tests.Analyzers.Sources;

/// <summary>The rules on the kernel's sources and its stories, without a build.</summary>
public class RuleCheckTests
{
    private const string Timer = "kernel/time/timer.c.cs";

    [Fact]
    public void PatchThatLeavesALock_IsFoundWithItsPath()
    {
        var found = RuleCheck.Run(SourceSet.Embedded, [new SourcePatch(Timer,
            "detach_if_pending(timer, @base, false);\n", "0;\n\t\treturn 0;\n")]);

        Assert.All(found, f => Assert.Equal("src/Kernel/" + Timer, f.Where.File));
        var leak = Assert.Single(found, f => f.Rule.Id is "KT2002" or "KT2004");
        Assert.NotEmpty(leak.Path);
        Assert.Equal("error", leak.Severity);
        Assert.True(leak.Path[0].Where.Line < leak.Where.Line, "the lock is taken before it is left");
        Assert.True(leak.Concerns("src/Kernel/" + Timer), "a finding concerns its own file");
    }

    [Fact]
    public void VariableOfACpu_ThatIsReadWithoutSayingWhose_IsFound()
    {
        var found = RuleCheck.Run(SourceSet.Embedded, [new SourcePatch(Timer,
            "return __this_cpu_read(ref timer_bases[BASE_LOCAL].is_idle);\n",
            "return timer_bases[BASE_LOCAL].is_idle;\n")]);

        Assert.Contains(found, f => f.Rule.Id.StartsWith("KG", StringComparison.Ordinal)
            && f.Function == "timer_base_is_idle");
        Assert.All(found, f => Assert.Contains(RuleCheck.Rules, r => r.Id == f.Rule.Id));
    }

    [Fact]
    public void SourcesThatDoNotCompile_AreRefused() => Assert.Contains("do not compile",
        Assert.Throws<ImageException>(() => RuleCheck.Run(SourceSet.Embedded, [new SourcePatch(Timer,
            "detach_if_pending(timer, @base, false);\n", "no_such_function();\n")])).Message,
        StringComparison.Ordinal);
}
