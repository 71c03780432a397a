// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT1005: Locks are taken in a cycle.</summary>
public class KT1005Tests
{
    [Fact]
    public void OrderCycle_Triggers() => RuleTest.Check("""
        static void take(other* o) { raw_spin_lock(&o->@lock); raw_spin_unlock(&o->@lock); }
        static void f(node* n, other* o)
        {
            raw_spin_lock(&n->@lock);
            take(o);
            raw_spin_unlock(&n->@lock);
        }
        static void g(node* n, other* o)
        {
            raw_spin_lock(&o->@lock);
            {|KT1005:raw_spin_lock(&n->@lock)|};
            raw_spin_unlock(&n->@lock);
            raw_spin_unlock(&o->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void OrderCycle_DoesNotTrigger() => RuleTest.Check("""
        static void take(other* o) { raw_spin_lock(&o->@lock); raw_spin_unlock(&o->@lock); }
        static void f(node* n, other* o)
        {
            raw_spin_lock(&n->@lock);
            take(o);
            raw_spin_unlock(&n->@lock);
        }
        static void g(node* n, other* o)
        {
            take(o);
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
