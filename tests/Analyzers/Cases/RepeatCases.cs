// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Cases;

/// <summary>One mistake is reported once, and names what the reader can find in the source.</summary>
public class RepeatCases
{
    private static IEnumerable<string> Messages(string members, string id) =>
        RuleTest.Diagnose(RuleTest.File(RuleTest.AllStructs, members), out _)
            .Where(d => d.Id == id).Select(d => d.GetMessage());

    [Fact]
    public void MissingLock_IsReportedAtItsFirstUse()
    {
        string source = RuleTest.File(RuleTest.AllStructs, """
            static void f(node* n)
            {
                n->value = 1;
                n->value++;
                n->value = n->value + 2;
            }
            """);
        var report = Assert.Single(RuleTest.Diagnose(source, out _));
        Assert.Equal("KT3002", report.Id);
        Assert.Equal(4, report.AdditionalLocations.Select(l =>
            l.GetLineSpan().StartLinePosition).Distinct().Count());
    }

    [Fact]
    public void TwoMissingLocks_AreTwoReports() => Assert.Equal(2, Messages("""
        static void f(node* a, node* b)
        {
            a->value = 1;
            b->value = 1;
        }
        """, "KT3002").Count());

    [Fact]
    public void FirstElement_IsCalledByItsNumber()
    {
        string message = Assert.Single(Messages("""
            static void f(node* nodes)
            {
                raw_spin_lock(&nodes[0].@lock);
            }
            """, "KT2002"));
        Assert.Contains("'nodes[0].lock'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void RelationThatACallNeeds_IsToldWithoutALockClassMadeUp()
    {
        string message = Assert.Single(Messages("""
            [ChildOf("child", "parent")]
            static void walk(tree* child, tree* parent) { }
            static void g(tree* a) { walk(a->parent, a); }
            """, "KT1002"));
        Assert.StartsWith("'walk' takes locks of 'a->parent' and 'a'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void WrongOrderInACallee_IsReportedThereAndNotForItsCallers()
    {
        const string Members = """
            static void inner(shared* s, tree* t)
            {
                raw_spin_lock(&t->@lock);
                raw_spin_lock(&s->irq);
                raw_spin_unlock(&s->irq);
                raw_spin_unlock(&t->@lock);
            }
            static void take(shared* s)
            {
                raw_spin_lock(&s->irq);
                raw_spin_unlock(&s->irq);
            }
            [MustHold("t->lock")]
            static void locked(shared* s, tree* t)
            {
                raw_spin_lock(&s->irq);
                raw_spin_unlock(&s->irq);
            }
            static void outer(shared* s, tree* t)
            {
                raw_spin_lock(&t->@lock);
                locked(s, t);
                raw_spin_unlock(&t->@lock);
            }
            """;
        Assert.Equal(2, Messages(Members, "KT1001").Count());
    }

    [Fact]
    public void CalleeThatIsRight_IsReportedForEachCallerThatIsWrong() => Assert.Equal(2, Messages("""
        static void take(shared* s)
        {
            raw_spin_lock(&s->irq);
            raw_spin_unlock(&s->irq);
        }
        static void f(shared* s, tree* t)
        {
            raw_spin_lock(&t->@lock);
            take(s);
            raw_spin_unlock(&t->@lock);
        }
        static void g(shared* s, tree* t)
        {
            raw_spin_lock(&t->@lock);
            take(s);
            raw_spin_unlock(&t->@lock);
        }
        """, "KT1001").Count());

    [Fact]
    public void Advice_IsWhatCanBeDone()
    {
        string held = Assert.Single(Messages(
            "static void f(node* n) { raw_spin_lock(&n->@lock); }", "KT2002"));
        Assert.EndsWith("Release it on this path, or declare [Acquires(\"n->lock\")].", held,
            StringComparison.Ordinal);
        string local = Assert.Single(Messages(
            "static void f() { node* n = (node*)kmalloc(8, GFP_ATOMIC); raw_spin_lock(&n->@lock); }",
            "KT2002"));
        Assert.EndsWith("Release it on this path.", local, StringComparison.Ordinal);
        string written = Assert.Single(Messages("static void f(node* n) { n->value = 1; }", "KT3002"));
        Assert.EndsWith("Take the lock.", written, StringComparison.Ordinal);
    }
}
