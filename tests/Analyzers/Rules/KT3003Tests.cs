// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3003: A function is called under a lock that it excludes.</summary>
public class KT3003Tests
{
    [Fact]
    public void ExcludedLock_Triggers() => RuleTest.Check("""
        [MustNotHold("node.lock")]
        static void waits() { }
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            {|KT3003:waits()|};
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ExcludedLock_DoesNotTrigger() => RuleTest.Check("""
        [MustNotHold("node.lock")]
        static void waits() { }
        static void f(other* o)
        {
            raw_spin_lock(&o->@lock);
            waits();
            raw_spin_unlock(&o->@lock);
        }
        """, RuleTest.AllStructs);
}
