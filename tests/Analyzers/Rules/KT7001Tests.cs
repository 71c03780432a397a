// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT7001: A function that may sleep is called where sleeping is forbidden.</summary>
public class KT7001Tests
{
    [Fact]
    public void SleepsInAtomic_Triggers() => RuleTest.Check("""
        static void* inner() => kmalloc(8, GFP_KERNEL);
        static void f(node* n)
        {
            local_irq_disable();
            {|KT7001:inner()|};
            local_irq_enable();
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SleepsInAtomic_DoesNotTrigger() => RuleTest.Check("""
        static void* inner() => kmalloc(8, GFP_ATOMIC);
        static void f(node* n)
        {
            local_irq_disable();
            inner();
            local_irq_enable();
        }
        """, RuleTest.AllStructs);
}
