// SPDX-License-Identifier: GPL-2.0-only
using System.Text.RegularExpressions;
using Linux.Reference;
using Linux.Reference.CSharp;
using Linux.Reference.Fidelity;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit.Abstractions;

namespace Linux.Tests.Reference;

public class FidelityTests(ITestOutputHelper output)
{
    private static readonly Lazy<FidelityReport> Report = new(() => FidelityMeter.Measure(
        Repository.Workspace.Pins, Repository.Workspace.Port, Repository.Workspace.NotPorted()));

    private static Counts Small(Func<string, string>? edit = null)
    {
        var notPorted = new NotPorted([
            new("for_each_spoke", "kernel/time/wheel.c", "written out"),
            new("SYSCALL_DEFINE2(wheel_spin)", "kernel/time/wheel.c", "no user space"),
        ]);
        return FidelityMeter.Measure([Repository.SmallPin()], Repository.SmallPort(edit), notPorted)
            .Total;
    }

    [Theory]
    [InlineData("kernel/time/timer.c")]
    [InlineData("kernel/time/tick-sched.c")]
    [InlineData("kernel/time/timer_migration.c")]
    public void Nearly_all_statements_stand_in_order_and_every_other_has_a_reason(string file)
    {
        var counts = Report.Value.Files.Single(f => f.File == file).Counts;
        output.WriteLine($"{file}: {counts}");
        Assert.True(counts.Statements > 500);
        Assert.True(counts.Percent >= 97, $"{counts.Percent:F2} %");
        Assert.Equal(counts.Statements, counts.InOrder + counts.Explained + counts.NotPorted);
    }

    [Fact]
    public void Every_pinned_statement_is_accounted_for()
    {
        var open = Report.Value.Files.SelectMany(f => f.Items.SelectMany(i => i.Deviations
            .Where(d => d.Fate is Fate.Missing or Fate.Moved or Fate.Extra)
            .Select(d =>
                $"{f.PortPath}:{d.PortLine} {i.Name}: {d.Fate}, line {d.UpstreamLine} of {f.File} {d.PortText}")));
        Assert.Equal("", string.Join('\n', open));
    }

    [Fact]
    public void The_small_port_is_accounted_for()
    {
        var counts = Small();
        output.WriteLine($"{counts}");
        Assert.Equal(0, counts.Missing + counts.Moved + counts.Extra);
        Assert.Equal(70, counts.InOrder);
        Assert.Equal(4, counts.Off);
        Assert.Equal(counts.Statements, counts.InOrder + counts.Explained + counts.NotPorted);
    }

    /// <summary>
    /// Edits of the small port by hand: every one must cost at least one statement.
    /// </summary>
    [Theory]
    [InlineData("s->idx = idx;", "")]
    [InlineData("w->turning = true;", "w->turning = false;")]
    [InlineData("if (old == idx && !s->stale)", "if (old == idx || !s->stale)")]
    [InlineData("if (old == idx && !s->stale)", "if (old == idx && s->stale)")]
    [InlineData("if (old == idx && !s->stale)", "if (idx == old && !s->stale)")]
    [InlineData("time_before(when, w->next)", "time_before(w->next, when)")]
    [InlineData("WRITE_ONCE(&w->next, when);", "w->next = when;")]
    [InlineData("READ_ONCE(&s->idx)", "s->idx")]
    [InlineData("READ_ONCE(&s->idx)", "READ_ONCE(s->idx)")]
    [InlineData("} else if (w->fn != null) {", "} if (w->fn != null) {")]
    [InlineData("} else if (w->fn != null) {", "} else if (w->fn == null) {")]
    [InlineData("w->fn(w);", "")]
    [InlineData("while (steps-- != 0)", "while (--steps != 0)")]
    [InlineData("w->clk++;", "w->clk += 2;")]
    [InlineData("w->clk++;", "++w->clk;")]
    [InlineData("spoke.each_entry_safe(ref s, ref tmp,", "spoke.each_entry_safe(ref tmp, ref s,")]
    [InlineData("goto case SPOKE_QUIET;", "break;")]
    [InlineData("done > 100", "done >= 100")]
    [InlineData("done > 100", "done > 101")]
    [InlineData("(w->state & WHEEL_SPUN) != 0", "(w->state & WHEEL_SPUN) == 0")]
    [InlineData("(w->state & WHEEL_SPUN) != 0", "(w->state | WHEEL_SPUN) != 0")]
    [InlineData("goto again;", "")]
    [InlineData("\tagain:\n", "")]
    [InlineData("using var g1 = guard(&w->@lock);", "")]
    [InlineData("return !w->turning && w->next == ULONG_MAX;",
        "return w->turning && w->next == ULONG_MAX;")]
    [InlineData("raw_spin_unlock_irqrestore(&w->@lock, flags);", "raw_spin_unlock(&w->@lock);")]
    [InlineData("w->next = w->clk + 1000;", "w->next = w->clk - 1000;")]
    [InlineData("for_each_possible_cpu(ref cpu)", "for_each_online_cpu(ref cpu)")]
    [InlineData("cpu = -1;", "cpu = 0;")]
    [InlineData("spoke.each_entry_safe(ref s, ref tmp,", "spoke.each_rim_safe(ref s, ref tmp,")]
    [InlineData("cpu >= 0 ? cpu : raw_smp_processor_id()",
        "cpu >= 0 ? raw_smp_processor_id() : cpu")]
    [InlineData("public ulong clk, next;", "public ulong next, clk;")]
    [InlineData("public u8 hub;", "public u16 hub;")]
    [InlineData("SPOKES = 8", "SPOKES = 16")]
    [InlineData("*p = 1;", "*p = 2;")]
    [InlineData("WHEEL_ROLLING = 4", "WHEEL_ROLLING = 5")]
    [InlineData("p->turn = &wheel_turn;", "p->turn = &wheel_add;")]
    [InlineData("(n & (SPOKES - 1))", "(n & SPOKES - 2)")]
    [InlineData("lockdep_assert_held(&w->@lock);\n\t\told = READ_ONCE(&s->idx);",
        "old = READ_ONCE(&s->idx);\n\t\tlockdep_assert_held(&w->@lock);")]
    public void An_edit_by_hand_lowers_the_measure(string from, string to)
    {
        var edited = Small(text =>
        {
            Assert.Contains(from, text);
            return text.Replace(from, to);
        });
        Assert.True(edited.InOrder < Small().InOrder, $"{edited}");
    }

    public static TheoryData<int> Seeds() => [.. Enumerable.Range(0, 30)];

    /// <summary>
    /// Drops, swaps, doubles or changes a statement of the real port: a file, a function and a
    /// place are drawn from the seed.
    /// </summary>
    [Theory]
    [MemberData(nameof(Seeds))]
    public void An_edit_of_a_ported_function_lowers_the_measure(int seed)
    {
        string[] files = ["kernel/time/timer.c", "kernel/time/tick-sched.c",
            "kernel/time/timer_migration.c"];
        var random = new Random(seed);
        var name = files[seed % 3];
        var path = PortTree.PathOf(name);
        var text = File.ReadAllText(Path.Combine(Repository.Top, path));
        var measured = Report.Value.Files.Single(f => f.File == name);
        var whole = measured.Items.Where(i =>
            i.Kind == ItemKind.Function && i.Counts.InOrder >= 5 &&
            i.Deviations.Count == 0).Select(i => i.Name).ToHashSet();
        var root = CSharpSyntaxTree.ParseText(text,
            new CSharpParseOptions(LanguageVersion.CSharp13)).GetRoot();
        var methods = root.DescendantNodes().OfType<MethodDeclarationSyntax>()
            .Where(m => m.Body is not null && whole.Contains(m.Identifier.ValueText)).ToList();
        string? edited = null;
        MethodDeclarationSyntax method;
        do
        {
            method = methods[random.Next(methods.Count)];
            edited = Edit(random, seed % 5, text, method);
        }
        while (edited is null);
        output.WriteLine($"{path}: {method.Identifier.ValueText}, edit {seed % 5}");
        var port = Repository.Workspace.Port.Where(f => f.Path != path)
            .Concat(PortReader.Read([(path, edited), .. Others(path)]).Where(f => f.Path == path))
                .ToList();
        var after = FidelityMeter.Measure(
            Repository.Workspace.Pins.Where(p => p.File == name), port,
                Repository.Workspace.NotPorted()).Total;
        Assert.True(after.InOrder < measured.Counts.InOrder, $"{measured.Counts} became {after}");
        Assert.True(after.Missing + after.Moved + after.Extra > 0);
    }

    // Which names are methods is learned from the whole port.
    private static IEnumerable<(string, string)> Others(string path) => Repository.Workspace.Port
        .Where(f => f.Path != path && f.Path.Contains("kernel/time/", StringComparison.Ordinal))
        .Select(f => (f.Path, string.Join('\n', f.Unit.Lines)));

    private static string? Edit(Random random, int kind, string text,
        MethodDeclarationSyntax method)
    {
        var statements = method.Body!.DescendantNodes().OfType<ExpressionStatementSyntax>()
            .ToList();
        if (statements.Count < 2)
            return null;
        var one = statements[random.Next(statements.Count)];
        switch (kind)
        {
            case 0:
                return text.Remove(one.SpanStart, one.Span.Length).Insert(one.SpanStart, ";");
            case 1:
                var next = one.Parent!.ChildNodes().OfType<StatementSyntax>().SkipWhile(s =>
                    s != one).Skip(1)
                    .FirstOrDefault() as ExpressionStatementSyntax;
                return next is null || next.ToString() == one.ToString()
                    ? null
                    : text.Remove(next.SpanStart, next.Span.Length)
                        .Insert(next.SpanStart, one.ToString())
                        .Remove(one.SpanStart, one.Span.Length)
                            .Insert(one.SpanStart, next.ToString());
            case 2:
                var numbers = method.Body.DescendantNodes().OfType<LiteralExpressionSyntax>()
                    .Where(l =>
                        l.IsKind(SyntaxKind.NumericLiteralExpression) &&
                        l.Parent is ArgumentSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax { RawKind: (int)SyntaxKind.AddExpression }).ToList();
                return numbers.Count == 0 ? null
                    : text.Remove(numbers[0].SpanStart, numbers[0].Span.Length)
                        .Insert(numbers[0].SpanStart, "12345");
            case 3:
                var ifs = method.Body.DescendantNodes().OfType<IfStatementSyntax>().ToList();
                return ifs.Count == 0 ? null
                    : text.Insert(ifs[^1].Condition.Span.End, ")")
                        .Insert(ifs[^1].Condition.SpanStart, "!(");
            default:
                return Regex.Match(one.ToString(), @"^\w+\(") is { Success: true } call
                    ? text.Insert(one.SpanStart + call.Length - 1, "_other")
                    : null;
        }
    }

    [Fact]
    public void Functions_stand_in_upstreams_order()
    {
        Assert.All(Report.Value.Files, f => Assert.Empty(f.OutOfOrder));
        const string Function = "\tstatic int wheel_cpu(int cpu)\n\t{\n" +
            "\t\treturn cpu >= 0 ? cpu : raw_smp_processor_id();\n\t}\n";
        var port = Repository.SmallPort(t =>
        {
            Assert.Contains(Function, t);
            return t.Replace(Function, "").Replace("\tstatic int wheel_init", Function + "\n\tstatic int wheel_init");
        });
        var moved = FidelityMeter.Measure([Repository.SmallPin()], port, new NotPorted([]));
        Assert.Equal(["wheel_cpu"], moved.Files[0].OutOfOrder);
        Assert.False(moved.IsComplete);
    }

    [Fact]
    public void What_is_left_out_on_purpose_is_upstream_and_not_ported()
    {
        var workspace = Repository.Workspace;
        Assert.Equal("",
            string.Join('\n', workspace.NotPorted().Mistakes(workspace.Pins, workspace.Port)));
    }

    [Theory]
    [InlineData("wheel_turn", "kernel/time/wheel.c",
        "wheel_turn: is ported in src/Kernel/kernel/time/wheel.c.cs")]
    [InlineData("wheel_gone", "kernel/time/wheel.c",
        "wheel_gone: not in kernel/time/wheel.c of small")]
    [InlineData("wheel_turn", "kernel/time/axle.c", "wheel_turn: no pin of kernel/time/axle.c")]
    public void A_wrong_entry_of_what_is_left_out_is_named(string name, string file, string mistake)
    {
        var list = new NotPorted([new(name, file, "because")]);
        Assert.Equal([mistake], list.Mistakes([Repository.SmallPin()], Repository.SmallPort()));
    }

    [Theory]
    [InlineData("[{\"name\": \"x\", \"file\": \"y\"}]")]
    [InlineData("[{\"name\": \"x\", \"file\": \"y\", \"reason\": \" \"}]")]
    [InlineData("{")]
    public void A_list_without_reasons_is_refused(string text) =>
        Assert.Throws<ReferenceException>(() => NotPorted.Parse(text));

    [Fact]
    public void A_reason_counts_only_between_its_neighbours()
    {
        var edited = Small(t => t.Replace("\t\ts->idx = idx;\n", "")
            .Replace("lockdep_assert_held(&w->@lock);",
                "lockdep_assert_held(&w->@lock); // PORT: far from it."));
        Assert.Equal(Small().Missing + 1, edited.Missing);
        var explained = Small(t =>
            t.Replace("\t\ts->idx = idx;\n", "\t\t// PORT: the index is not kept.\n"));
        Assert.Equal(Small().Explained + 1, explained.Explained);
        Assert.Equal(Small().InOrder - 1, explained.InOrder);
    }
}
