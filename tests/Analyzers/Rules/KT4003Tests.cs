// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4003: Kept interrupt flags are overwritten or crossed.</summary>
public class KT4003Tests
{
    [Fact]
    public void IrqFlags_Triggers() => RuleTest.Check("""
        static void f()
        {
            local_irq_save(out ulong outer);
            local_irq_save(out ulong inner);
            {|KT4003:local_irq_restore(outer)|};
            local_irq_restore(inner);
        {|KT4005:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqFlags_DoesNotTrigger() => RuleTest.Check("""
        static void f()
        {
            local_irq_save(out ulong outer);
            local_irq_save(out ulong inner);
            local_irq_restore(inner);
            local_irq_restore(outer);
        }
        """, RuleTest.AllStructs);
}
