// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.Diff;
using Linux.Translation.Apply;

namespace Linux.Tests.Translation;

/// <summary>A port of the sample is pinned in a copy of the repository, and its C then changes.</summary>
public sealed class ApplyTests : IDisposable
{
    private const string Ported = SampleRepository.Ported;
    private const string Comment = SampleRepository.Comment;

    private readonly SampleRepository _sample = new();

    private string Root => _sample.Root;

    public void Dispose() => _sample.Dispose();

    private string Edited(params (string From, string To)[] edits) => edits.Aggregate(_sample.C,
        (c, edit) =>
        {
            Assert.Contains(edit.From, c);
            return c.Replace(edit.From, edit.To);
        });

    private ApplyPlan Plan(string from, string to) => Plan((from, to));

    private ApplyPlan Plan(params (string From, string To)[] edits) => _sample.Plan(Edited(edits));

    private static string After(ApplyPlan plan) =>
        plan.Files.Single(f => f.Path == Ported).After;

    [Theory]
    [InlineData("tmc->tmgroup)", "tmc->tmgroup && cpu)",
        "if (tmc->tmgroup != null && cpu != 0)")]
    [InlineData("\thrtimer_forward(timer, ktime_get(), TICK_NSEC);\n", "", null)]
    [InlineData("\tmutex_lock(&timer_keys_mutex);\n", "\tmutex_lock(&timer_keys_mutex);\n\tcpu++;\n",
        "cpu++;")]
    [InlineData("sample_guards(struct tmigr_cpu *tmc)",
        "sample_guards(struct tmigr_cpu *tmc, u64 now)",
        "\t[RequiresIrqs(Irqs.On)]\n\tinternal static void sample_guards(tmigr_cpu* tmc, u64 now)\n")]
    [InlineData("static void sample_guards(", "static int sample_new(void)\n{\n\treturn 3;\n}\n\n" +
        "static void sample_guards(", "internal static int sample_new()")]
    public void A_change_of_C_is_made_in_the_port_and_diff_is_silent_then(
        string from, string to, string? code)
    {
        var plan = Plan(from, to);
        Assert.Empty(plan.Problems);
        var after = After(plan);
        if (code is not null)
            Assert.Contains(code, after);
        else
            Assert.DoesNotContain("hrtimer_forward", after);
        Assert.Contains(Comment + "\t\tif (name != null", after);
        Assert.Contains("[RequiresIrqs(Irqs.On)]", after);
        AtomicWrite.All(Root, plan.Files);
        Assert.False(TreeComparer.Compare(Workspace.Open(Root).Pins,
            SampleRepository.Tree(_sample.C.Replace(from, to)), Samples.Workspace.Config(),
            Workspace.Open(Root).Port).Any);
    }

    private const string Guards = "static void sample_guards(struct tmigr_cpu *tmc)";
    private const string Loop = "\tfor (int i = 0; i < 3; i++)\n";

    [Fact]
    public void What_a_patch_brings_is_known_to_all_of_it()
    {
        var plan = Plan((Guards, "#define SAMPLE_LIMIT 7\n\nstruct sample_state {\n" +
                "\tunsigned int count;\n\tstruct tmigr_cpu *tmc;\n};\n\n" +
                "static int sample_calls;\n\n" +
                "static bool sample_new(struct sample_state *state)\n{\n" +
                "\tstate->count++;\n\treturn state->count > SAMPLE_LIMIT;\n}\n\n" +
                Guards.Replace("tmc)", "tmc, struct sample_state *state)")),
            (Loop, "\tif (sample_new(state))\n\t\tsample_calls++;\n" + Loop),
            ("\thrtimer_forward(", "\tsample_guards(NULL, NULL);\n\thrtimer_forward("));
        Assert.Empty(plan.Problems.Select(p => p.ToString()));
        var after = After(plan);
        Assert.Contains("public unsafe struct sample_state {\n\tpublic uint count;\n", after);
        Assert.Contains("SAMPLE_LIMIT = 7;", after);
        Assert.Contains("[Global] internal static partial ref int sample_calls { get; }", after);
        Assert.Contains("internal static bool sample_new(sample_state* state)\n\t{\n" +
            "\t\tstate->count++;\n\t\treturn state->count > SAMPLE_LIMIT;\n\t}\n", after);
        Assert.Contains("if (sample_new(state))\n\t\t\tsample_calls++;", after);
        Assert.Contains("sample_guards(null, null);", after);
        Assert.DoesNotContain("throw null", after);
    }

    private static readonly (string C, string Code)[] s_declarations =
    [
        ("struct sample_row {\n\tstruct list_head node;\n\tint n[3];\n" +
            "\tstruct list_head heads[2];\n\tstruct tmigr_cpu *cpus[4];\n\tu64 tail[];\n};\n\n" +
            "static LIST_HEAD(sample_rows);\n\n" +
            "static struct sample_row *sample_find(int n)\n{\n\tstruct sample_row *row;\n\n" +
            "\tlist_for_each_entry(row, &sample_rows, node) {\n" +
            "\t\tif (row->n[1] == n && row->tail[0] && !row->cpus[n] &&\n" +
            "\t\t    list_empty(&row->heads[0]))\n\t\t\treturn row;\n\t}\n\treturn NULL;\n}\n\n",
            "[ContainerOf(\"node\")]\npublic unsafe partial struct sample_row {"),
        ("static DEFINE_STATIC_KEY_FALSE(sample_key);\n" +
            "static DEFINE_PER_CPU(u64, sample_count);\n\n" +
            "static bool sample_counts(void)\n{\n\tstatic int calls;\n\n\tcalls++;\n" +
            "\tthis_cpu_inc(sample_count);\n\treturn static_branch_unlikely(&sample_key);\n}\n\n",
            "[Global] internal static partial ref int sample_counts__calls { get; }"),
        ("#define sample_next(n, by)\t((n) + (by) + 1)\n\nstatic int sample_limit = 5;\n\n" +
            "static u64 sample_after(u64 now, int by)\n{\n\treturn sample_next(now, by) + " +
            "sample_limit;\n}\n\n",
            "internal static ulong sample_next(ulong n, int by)"),
        ("static void sample_rings(struct timer_list *unused)\n{\n}\n\n" +
            "static DEFINE_TIMER(sample_timer, sample_rings);\n" +
            "static const unsigned int sample_steps[] = { 1, 8, 64 };\n\n" +
            "static unsigned int sample_step(int i)\n{\n" +
            "\tmod_timer(&sample_timer, jiffies + 1);\n\treturn sample_steps[i];\n}\n\n",
            "__TIMER_INITIALIZER(sample_timer, &sample_rings, 0);"),
        ("enum sample_kind {\n\tSAMPLE_A,\n\tSAMPLE_B = 4,\n};\n\n" +
            "static enum sample_kind sample_of(bool b)\n{\n" +
            "\treturn b ? SAMPLE_B : SAMPLE_A;\n}\n\n",
            "return b ? SAMPLE_B : SAMPLE_A;"),
        ("struct sample_bits {\n\tunsigned int armed : 1,\n\t\t     lost : 1;\n};\n\n" +
            "static bool sample_bit(struct sample_bits *bits, int n)\n{\n" +
            "\tbits->armed = 1;\n\tbits->lost = n > 2;\n" +
            "\treturn bits->armed && !bits->lost;\n}\n\n",
            "bits->armed = true;"),
        ("struct sample_word {\n\tunsigned int level : 3,\n\t\t     kind : 2;\n" +
            "\tint diff : 4;\n};\n\n" +
            "static int sample_level(struct sample_word *word, int n)\n{\n" +
            "\tword->level++;\n\tword->kind |= 1;\n\tword->diff = n;\n" +
            "\treturn word->level > 2 ? word->diff : 0;\n}\n\n",
            "set => diff_bits = value << 28 >> 28; }"),
        ("struct sample_narrow {\n\tu8 three : 3;\n\ts16 five : 5;\n};\n\n" +
            "static int sample_narrows(struct sample_narrow *narrow, int n)\n{\n" +
            "\tnarrow->three = n;\n\tnarrow->five = n;\n" +
            "\treturn narrow->three + narrow->five;\n}\n\n",
            "set => five_bits = value << 27 >> 27; }"),
        ("static unsigned long sample_seen(int n)\n{\n\tunsigned int seen[4] = { };\n" +
            "\tu64 wide[2 * LVL_DEPTH];\n\n\twide[0] = 1;\n\tseen[n]++;\n" +
            "\tBUILD_BUG_ON(ARRAY_SIZE(seen) != 4);\n" +
            "\treturn ARRAY_SIZE(wide) + seen[0] + wide[0];\n}\n\n",
            "return ARRAY_SIZE(wide) + seen[0] + wide[0];"),
    ];

    [Fact]
    public void What_is_declared_outside_functions_compiles()
    {
        var plan = Plan(Guards, string.Concat(s_declarations.Select(d => d.C)) + Guards);
        Assert.Empty(plan.Problems.Select(p => p.ToString()));
        var after = After(plan);
        Assert.All(s_declarations, d => Assert.Contains(d.Code, after));
    }

    [Fact]
    public void What_cannot_be_declared_is_named()
    {
        string[] reasons =
            ["a bit field of a width", "an array whose values name their places",
                "is part of a union"];
        var plan = Plan(Guards, "struct sample_flags {\n\tunsigned int a : 33;\n};\n\n" +
            "static int sample_values[2] = { [1] = 2 };\n\n" +
            "struct sample_either {\n\tunion {\n\t\tint a;\n\t};\n};\n\n" + Guards);
        Assert.All(reasons, reason => Assert.Contains(plan.Problems,
            p => p.Line > 0 && p.Reason.Contains(reason, StringComparison.Ordinal)));
    }

    [Fact]
    public void A_parameter_with_another_name_keeps_its_annotations()
    {
        var plan = Plan(("sample_guards(struct tmigr_cpu *tmc)",
                "sample_guards(struct tmigr_cpu *leaf)"),
            ("raw_spinlock_irq, &tmc->lock) {\n\t\tif (tmc->idle)",
                "raw_spinlock_irq, &leaf->lock) {\n\t\tif (leaf->idle)"));
        Assert.Empty(plan.Problems.Select(p => p.ToString()));
        Assert.Contains("[RequiresIrqs(Irqs.On)]\n\tinternal static void " +
            "sample_guards(tmigr_cpu* leaf)", After(plan));
    }

    [Fact]
    public void A_function_that_is_gone_stays_where_the_ports_own_code_uses_it()
    {
        _sample.Put("src/Stories/user.cs", "// sample_numbers is called here\n");
        var start = _sample.C.IndexOf("static int sample_numbers", StringComparison.Ordinal);
        var end = _sample.C.IndexOf("static void sample_addresses", StringComparison.Ordinal);
        var plan = Plan((_sample.C[start..end], ""));
        Assert.Empty(plan.Problems);
        Assert.DoesNotContain(plan.Files, f => f.Path == Ported);
        Assert.Contains(plan.Notes, n => n.Contains("src/Stories/user.cs uses it",
            StringComparison.Ordinal));
    }

    [Fact]
    public void Only_the_lines_that_changed_differ()
    {
        var plan = Plan("atomic_set(&tmc->tmgroup->migr_state, 0)",
            "atomic_set(&tmc->tmgroup->migr_state, 1)");
        var file = plan.Files.Single(f => f.Path == Ported);
        var lines = UnifiedDiff.Write(Ported, file.Before, file.After).Split('\n')
            .Where(l => l is ['+' or '-', not ('+' or '-'), ..]);
        Assert.Equal(["-\t\t\tatomic_set(&tmc->tmgroup->migr_state, 0);",
            "+\t\t\tatomic_set(&tmc->tmgroup->migr_state, 1);"], lines);
    }

    [Fact]
    public void Of_a_tree_that_is_not_what_was_ported_only_the_patch_is_followed()
    {
        var origin = Edited(("atomic_set(&tmc->tmgroup->migr_state, 0)",
            "atomic_set(&tmc->tmgroup->migr_state, 1)"));
        var tree = origin.Replace("\thrtimer_forward(timer, ktime_get(), TICK_NSEC);\n", "");
        Assert.NotEqual(tree, origin);
        var plan = _sample.Plan(tree, origin);
        Assert.Empty(plan.Problems);
        Assert.DoesNotContain("hrtimer_forward", After(plan));
        Assert.Contains("migr_state, 0)", After(plan));
        // What the tree has and the port has not is still a difference.
        AtomicWrite.All(Root, plan.Files);
        var left = TreeComparer.Compare(Workspace.Open(Root).Pins, SampleRepository.Tree(tree),
            Samples.Workspace.Config(), Workspace.Open(Root).Port);
        Assert.Single(left.Files.SelectMany(f => f.Changed));
    }

    [Theory]
    [InlineData("\t\tcpu_relax();\n", "\t\tno_such_function();\n", 104, "no no_such_function()")]
    [InlineData("sample_guards(struct tmigr_cpu *tmc)", "sample_guards(struct no_such *tmc)", 95,
        "no type for `struct no_such * tmc`")]
    public void What_has_no_translation_is_named_and_nothing_is_written(
        string from, string to, int line, string reason)
    {
        var plan = Plan(from, to);
        Assert.Contains(plan.Problems, p => p.File == SampleRepository.File && p.Line == line &&
            p.Reason.Contains(reason, StringComparison.Ordinal));
        Assert.DoesNotContain(plan.Files, f => f.Path.StartsWith("kernel-ref/",
            StringComparison.Ordinal));
    }
}
