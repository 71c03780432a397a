// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Pins;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation;

/// <summary>Patches of the sample whose tree is not at hand: the pin says where they stand.
/// </summary>
public sealed class HunkTests : IDisposable
{
    private readonly SampleRepository _sample = new();

    public void Dispose() => _sample.Dispose();

    private ApplyPlan Plan(string after, Func<string, string>? damage = null)
    {
        var patch = UnifiedDiff.Write(SampleRepository.File, _sample.C, after);
        _sample.Put("p.patch", damage is null ? patch : damage(patch));
        var workspace = Workspace.Open(_sample.Root);
        var input = ChangeInput.OfPatches(workspace, [Path.Combine(_sample.Root, "p.patch")], null);
        Assert.Null(input.Tree);
        return input.Plan(workspace, SampleRepository.Port);
    }

    private string Edited(string from, string to)
    {
        Assert.Contains(from, _sample.C);
        return _sample.C.Replace(from, to);
    }

    [Theory]
    [InlineData("\tif (tmc->tmgroup)\n", "\tif (tmc->tmgroup && cpu)\n",
        "if (tmc->tmgroup != null && cpu != 0)")]
    [InlineData("\thrtimer_forward(timer, ktime_get(), TICK_NSEC);\n", "", null)]
    [InlineData("\tmutex_lock(&timer_keys_mutex);\n",
        "\tmutex_lock(&timer_keys_mutex);\n\tcpu++;\n",
        "\t\tmutex_lock(ref timer_keys_mutex);\n\t\tcpu++;\n")]
    [InlineData("\tfor (int i = 0; i < 3; i++)\n\t\tcpu_relax();\n",
        "\tfor (int i = 0; i < 3; i++) {\n\t\tunsigned long n = jiffies;\n\n" +
        "\t\ttmc->wakeup = n;\n\t}\n",
        "\t\tfor (int i = 0; i < 3; i++) {\n\t\t\tulong n = jiffies;\n\n\t\t\ttmc->wakeup = n;\n")]
    public void What_the_hunks_hold_is_changed_and_diff_is_silent_then(
        string from, string to, string? code)
    {
        var c = Edited(from, to);
        var plan = Plan(c);
        Assert.Empty(plan.Problems.Select(p => p.ToString()));
        var after = plan.Files.Single(f => f.Path == SampleRepository.Ported).After;
        if (code is not null)
            Assert.Contains(code, after);
        else
            Assert.DoesNotContain("hrtimer_forward", after);
        Assert.Equal(_sample.Plan(c).Files.Single(f => f.Path == SampleRepository.Ported).After,
            after);
        AtomicWrite.All(_sample.Root, plan.Files);
        var now = Workspace.Open(_sample.Root);
        Assert.False(TreeComparer.Compare(now.Pins, SampleRepository.Tree(c), now.Config(),
            now.Port).Any);
        Assert.True(TreeComparer.Compare(now.Pins, SampleRepository.Tree(_sample.C), now.Config(),
            now.Port).Any);
    }

    [Theory]
    [InlineData("static void sample_guards(", "static int sample_new(void)\n{\n\treturn 3;\n}\n\n" +
        "static void sample_guards(", "outside of functions")]
    [InlineData("sample_guards(struct tmigr_cpu *tmc)", "sample_guards(struct tmigr_cpu *leaf)",
        "shows less of sample_guards()")]
    public void What_they_do_not_hold_asks_for_the_tree(string from, string to, string reason)
    {
        var refusal = Assert.Throws<ReferenceException>(() => Plan(Edited(from, to)));
        Assert.Contains(reason, refusal.Message);
        Assert.Contains("--base DIR", refusal.Message);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public void A_text_that_is_not_the_pinned_one_asks_for_the_tree() => Assert.Contains("no place",
        Assert.Throws<ReferenceException>(() => Plan(
            Edited("\t\tcpu_relax();\n", "\t\tbarrier();\n"),
            patch => patch.Replace("cpu_relax", "cpu_rest"))).Message);

    [Fact]
    public void What_has_no_translation_is_named_with_its_line()
    {
        var c = Edited("\t\tcpu_relax();\n", "\t\tno_such_function();\n");
        var line = c[..c.IndexOf("no_such_function", StringComparison.Ordinal)]
            .Count(b => b == '\n');
        var problem = Assert.Single(Plan(c).Problems);
        Assert.Equal((SampleRepository.File, line + 1), (problem.File, problem.Line));
        Assert.Contains("no no_such_function()", problem.Reason);
    }
}
