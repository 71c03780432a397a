// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2003: A lock is taken twice.</summary>
public class KT2003Tests
{
    [Fact]
    public void TakenTwice_Triggers() => RuleTest.Check("""
        static void inner(node* n)
        {
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            {|KT2003:inner(n)|};
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void TakenTwice_DoesNotTrigger() => RuleTest.Check("""
        static void inner(node* n)
        {
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        static void f(node* n, node* m)
        {
            inner(n);
            inner(n);
        }
        """, RuleTest.AllStructs);
}
