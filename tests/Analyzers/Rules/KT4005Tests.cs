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

    [Fact]
    public void IrqStateChanged_ByALoopThatRestoresOtherFlags_Triggers() => RuleTest.Check("""
        static void f(ulong a, ulong b)
        {
            local_irq_restore(a);
            while (coin())
                local_irq_restore(b);
        {|KT4005:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqStateChanged_ByALoop_IsCarriedPastWhatFollows_Triggers() => RuleTest.Check("""
        static void f(ulong a, ulong b)
        {
            local_irq_restore(a);
            while (coin())
                local_irq_restore(b);
            if (coin())
                cpu_relax();
            cpu_relax();
        {|KT4005:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqStateChanged_ByALoopThatRestoresTheSameFlags_DoesNotTrigger() => RuleTest.Check("""
        static void f(ulong a)
        {
            local_irq_restore(a);
            while (coin())
                local_irq_restore(a);
            if (coin())
                cpu_relax();
        }
        """, RuleTest.AllStructs);
}
