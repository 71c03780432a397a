// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT1001: Locks are taken against the declared order.</summary>
public class KT1001Tests
{
    [Fact]
    public void LockOrder_Triggers() => RuleTest.Check("""
        static void inner(shared* s)
        {
            raw_spin_lock(&s->irq);
            raw_spin_unlock(&s->irq);
        }
        [MustHold("t->lock")]
        static void f(shared* s, tree* t)
        {
            {|KT1001:inner(s)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void LockOrder_DoesNotTrigger() => RuleTest.Check("""
        static void inner(tree* t)
        {
            raw_spin_lock(&t->@lock);
            raw_spin_unlock(&t->@lock);
        }
        [MustHold("s->irq")]
        static void f(shared* s, tree* t) { inner(t); }
        """, RuleTest.AllStructs);
}
