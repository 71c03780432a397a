// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Reference.Fidelity;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation;

/// <summary>A whole tree is followed as far as the port can, and what is left is named.</summary>
public sealed class TreeFollowTests : IDisposable
{
    private const string Missing = "\t\tcpu_relax();\n\tno_such_function();\n";

    private readonly SampleRepository _sample = new();

    public void Dispose() => _sample.Dispose();

    private string C(params (string From, string To)[] edits) => edits.Aggregate(_sample.C,
        (c, edit) =>
        {
            Assert.Contains(edit.From, c);
            return c.Replace(edit.From, edit.To);
        });

    private ApplyPlan Follow(string c)
    {
        var workspace = Workspace.Open(_sample.Root);
        return ChangeInput.OfTree(workspace, SampleRepository.Tree(c), null, [])
            .Plan(workspace, SampleRepository.Port);
    }

    private static string After(ApplyPlan plan) =>
        plan.Files.Single(f => f.Path == SampleRepository.Ported).After;

    [Fact]
    public void What_has_no_translation_stays_and_all_else_goes_on()
    {
        var c = C(("\t\tcpu_relax();\n", Missing), ("migr_state, 0)", "migr_state, 1)"));
        var plan = Follow(c);
        Assert.Empty(plan.Problems);
        Assert.Contains("no_such_function", Assert.Single(plan.Left).Reason);
        Assert.Contains("migr_state, 1)", After(plan));
        Assert.DoesNotContain("no_such_function", After(plan));
        // What was left is still a difference, and the only one.
        AtomicWrite.All(_sample.Root, plan.Files);
        var workspace = Workspace.Open(_sample.Root);
        var left = TreeComparer.Compare(workspace.Pins, SampleRepository.Tree(c),
            Samples.Workspace.Config(), workspace.Port);
        Assert.Equal(["sample_guards"],
            left.Files.SelectMany(f => f.Changed).Select(f => f.Name));
        Assert.Equal(0, FidelityMeter.Measure(workspace.Pins, workspace.Port,
            workspace.NotPorted()).Total.Missing);
    }

    [Fact]
    public void A_new_function_without_a_translation_is_named_as_not_ported()
    {
        var plan = Follow(C(("static void sample_guards(",
            "static void sample_new(void)\n{\n\tno_such_function();\n}\n\n" +
            "static void sample_guards(")));
        Assert.Empty(plan.Problems);
        AtomicWrite.All(_sample.Root, plan.Files);
        var workspace = Workspace.Open(_sample.Root);
        Assert.Contains("no_such_function",
            workspace.NotPorted().Reason(SampleRepository.File, "sample_new"));
        Assert.Equal(0, FidelityMeter.Measure(workspace.Pins, workspace.Port,
            workspace.NotPorted()).Total.Missing);
    }

    [Fact]
    public void Functions_that_call_each_other_stay_together()
    {
        var plan = Follow(C(("\t\tcpu_relax();\n", Missing),
            ("\treturn on;\n", "\tsample_guards(NULL);\n\treturn on;\n"),
            ("migr_state, 0)", "migr_state, 1)")));
        Assert.Empty(plan.Problems);
        Assert.Contains("migr_state, 1)", After(plan));
        Assert.DoesNotContain("sample_guards(null)", After(plan));
    }

    [Fact]
    public void Of_an_enum_what_went_upstream_goes_and_the_ports_own_stays()
    {
        var plan = Follow(C(("\tSAMPLE_SECOND,\n", "\tSAMPLE_THIRD,\n")));
        Assert.Empty(plan.Problems);
        Assert.Empty(plan.Left.Select(l => l.ToString()));
        Assert.Contains("\tSAMPLE_FIRST,\n\tSAMPLE_THIRD,\n\tSAMPLE_OWN,\n", After(plan));
    }

    [Fact]
    public void An_arm_that_is_built_now_is_ported()
    {
        const string Arm = "\n#ifdef CONFIG_SMP\nstatic int sample_arm(void)\n{\n\treturn 3;\n" +
            "}\n#endif\n";
        _sample.Pin(_sample.C + Arm.Replace("CONFIG_SMP", "CONFIG_PREEMPT_RT"));
        var plan = Follow(_sample.C + Arm);
        Assert.Empty(plan.Problems);
        Assert.Contains("internal static int sample_arm()", After(plan));
    }

    [Fact]
    public void A_static_assert_is_a_constant_that_fails_to_compile_where_it_is_false()
    {
        const string Assertion = "\nstatic_assert(TMIGR_NONE == 255, \"a byte\");\n";
        var plan = Follow(_sample.C + Assertion);
        Assert.Empty(plan.Left);
        Assert.Contains("TMIGR_NONE == 255 ? 1 : -1;", After(plan));
        var wrong = Follow(_sample.C + Assertion.Replace("255", "254"));
        Assert.NotEmpty(wrong.Left);
    }
}
