// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4002: Interrupts are turned on too early.</summary>
public class KT4002Tests
{
    [Fact]
    public void IrqsEnabledTooEarly_Triggers() => RuleTest.Check("""
        [RequiresIrqs(Irqs.Off)]
        static void f(shared* s)
        {
            {|KT4002:raw_spin_lock_irq(&s->irq)|};
            raw_spin_unlock(&s->irq);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqsEnabledTooEarly_DoesNotTrigger() => RuleTest.Check("""
        [RequiresIrqs(Irqs.Off)]
        static void f(shared* s)
        {
            raw_spin_lock_irqsave(&s->irq, out ulong flags);
            raw_spin_unlock_irqrestore(&s->irq, flags);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqsEnabledInsideASavedRegion_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            local_irq_save(out ulong flags);
            {|KT4002:local_irq_enable()|};
            local_irq_restore(flags);
        }
        """);
}
