// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2006: A lock is released by the wrong variant.</summary>
public class KT2006Tests
{
    [Fact]
    public void WrongVariant_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock_irqsave(&n->@lock, out ulong flags);
            n->value = 1;
            {|KT2006:raw_spin_unlock_irq(&n->@lock)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WrongVariant_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n)
        {
            local_irq_disable();
            raw_spin_lock(&n->@lock);
            n->value = 1;
            raw_spin_unlock_irq(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
