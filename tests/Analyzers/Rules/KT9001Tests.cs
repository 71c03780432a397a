// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9001: An annotation names something unknown.</summary>
public class KT9001Tests
{
    [Fact]
    public void UnknownName_Triggers() => RuleTest.Check("""
        [{|KT9001:Acquires("m->lock")|}]
        static void f(node* n) { }
        """, RuleTest.AllStructs);

    [Fact]
    public void UnknownCondition_Triggers() => RuleTest.Check("""
        [{|KT9001:Releases("n->lock", If = "asked")|}]
        static void f(node* n, bool ask) { raw_spin_unlock(&n->@lock); }
        """, RuleTest.AllStructs);

    [Fact]
    public void UnknownName_DoesNotTrigger() => RuleTest.Check("""
        [MustHold("n->next->lock")]
        static void f(node* n) { }
        """, RuleTest.AllStructs);
}
