// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3001: A function is called without the lock that it needs.</summary>
public class KT3001Tests
{
    [Fact]
    public void RequiredLock_Triggers() => RuleTest.Check("""
        static void needs(node* n) { lockdep_assert_held(&n->@lock); }
        static void middle(node* n) { needs(n); }
        static void f(node* n)
        {
            {|KT3001:middle(n)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void RequiredLock_DoesNotTrigger() => RuleTest.Check("""
        static void needs(node* n) { lockdep_assert_held(&n->@lock); }
        static void middle(node* n) { needs(n); }
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            middle(n);
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
