// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4005: A function returns with interrupts changed.</summary>
public class KT4005Tests
{
    [Fact]
    public void IrqStateChanged_Triggers() => RuleTest.Check("""
        static void f()
        {
            local_irq_save(out ulong flags);
            cpu_relax();
        {|KT4005:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqStateChanged_DoesNotTrigger() => RuleTest.Check("""
        [DisablesIrqs]
        static void off() { local_irq_disable(); }
        [EnablesIrqs]
        static void on() { local_irq_enable(); }
        static void f()
        {
            off();
            cpu_relax();
            on();
        }
        """, RuleTest.AllStructs);
}
