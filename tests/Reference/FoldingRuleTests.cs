// SPDX-License-Identifier: GPL-2.0-only
using Linux.Reference;
using Linux.Reference.C;
using Linux.Reference.Canonical;
using Linux.Reference.CSharp;

namespace Linux.Tests.Reference;

/// <summary>
/// Every folding rule, as docs/porting.md gives it: a pair, and an edit it does not hide.
/// </summary>
public class FoldingRuleTests
{
    public sealed record Fold(string Rule, string C, string CSharp, string Not, string CHead,
        string CsHead, string CsFile)
    {
        public override string ToString() => $"{Rule}: {C}";
    }

    public static List<Fold> Page()
    {
        var folds = new List<Fold>();
        var rule = "";
        Dictionary<string, string>? fold = null;
        foreach (var line in File.ReadLines(Path.Combine(Repository.Top, "docs", "porting.md")))
        {
            if (line.StartsWith("### ", StringComparison.Ordinal))
                rule = line[4..].Trim();
            else if (line == "```fold")
                fold = [];
            else if (line == "```" && fold is not null)
            {
                folds.Add(new(rule, fold["C"], fold["C#"], fold["not"],
                    fold.GetValueOrDefault("C head", "int f(void)"),
                        fold.GetValueOrDefault("C# head", "int f()"),
                    fold.GetValueOrDefault("C# file", "")));
                fold = null;
            }
            else if (fold is not null)
            {
                string[] labels = ["C# head", "C# file", "C head", "not", "C#", "C"];
                var label = Array.Find(labels, l =>
                    line.StartsWith(l + " ", StringComparison.Ordinal))!;
                fold[label] = line[label.Length..].Trim();
            }
        }
        return folds;
    }

    public static TheoryData<int, string> Folds()
    {
        var data = new TheoryData<int, string>();
        foreach (var (at, fold) in Page().Index())
            data.Add(at, fold.ToString());
        return data;
    }

    private static string C(Fold fold, IFoldingRule? without)
    {
        var end = fold.C.EndsWith(')') ? ";" : "";
        var unit = CReader.Read("f.c", $"{fold.CHead}\n{{\n{fold.C}{end}\n}}\n",
            KernelConfig.Empty);
        var item = unit.Items.Single(i => i.Name == "f");
        return CanonicalForm.Of(item.Statements[0].Tree, Side.C, item.Scope, without).ToString();
    }

    private static string CSharp(Fold fold, string line, IFoldingRule? without)
    {
        var end = line.EndsWith(')') ? ";" : "";
        var text = $"unsafe class Kernel {{ {fold.CsFile} static {fold.CsHead}\n{{\n{line}{end}\n}}\n}}";
        var item = PortReader.Read([("f.cs", text)])[0].Unit.Items.Single(i => i.Name == "f");
        return CanonicalForm.Of(item.Statements[0].Tree, Side.CSharp, item.Scope, without)
            .ToString();
    }

    [Theory]
    [MemberData(nameof(Folds))]
    public void A_pair_is_equal_and_its_neighbour_is_not(int at, string what)
    {
        var fold = Page()[at];
        Assert.Equal(fold.ToString(), what);
        Assert.DoesNotContain("tokens:", C(fold, null));
        Assert.Equal(C(fold, null), CSharp(fold, fold.CSharp, null));
        Assert.NotEqual(C(fold, null), CSharp(fold, fold.Not, null));
    }

    [Theory]
    [MemberData(nameof(Folds))]
    public void Without_its_rule_a_pair_is_not_equal(int at, string what)
    {
        var fold = Page()[at];
        Assert.Equal(fold.ToString(), what);
        var rule = CanonicalForm.Rules.Single(r => r.Name == fold.Rule);
        // Some lines of a section show what the readers give without any rule.
        if (C(fold, rule) == CSharp(fold, fold.CSharp, rule))
            Assert.Contains(Page(), f =>
                f.Rule == fold.Rule && C(f, rule) != CSharp(f, f.CSharp, rule));
    }

    [Fact]
    public void The_page_names_every_rule_and_no_other()
    {
        var named = Page().Select(f => f.Rule).Distinct().Order();
        Assert.Equal(CanonicalForm.Rules.Select(r => r.Name).Order(), named);
    }

    [Fact]
    public void No_rule_folds_C_with_C_that_differs()
    {
        string[] lines =
        [
            "if (a)", "if (!a)", "if (a == 1)", "x = a;", "x = &a;", "x = *a;", "x = -a;",
                "x = ~a;", "x = a + 1;",
            "x = 1 + a;", "x = a - 1;", "x = f(a);", "x = f(a, 0);", "x = f(NULL);",
                "x = f(0, a);", "return a;",
            "return !a;", "return;", "a();", "a(1);", "WRITE_ONCE(a, 1);", "WRITE_ONCE(a, 0);",
                "x = READ_ONCE(a);",
            "goto a;", "x = a ? 1 : 2;", "x = a ? 2 : 1;", "x |= a;", "x &= a;", "x = a & b;",
                "x = a && b;",
            "x = container_of(a, struct t, m);", "x = container_of(a, struct t, n);",
                "guard(mutex)(&a);",
            "guard(mutex)(&b);", "guard(rcu)();", "x = \"a\";", "x = 'a';", "x = BIT(a);",
                "x = BIT(1);",
        ];
        var forms = lines.Select(l => C(new("", l, "", "", "int f(void)", "", ""), null)).ToList();
        Assert.Equal(lines.Length, forms.Distinct().Count());
    }
}
