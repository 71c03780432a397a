// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4006: A function returns with preemption or soft interrupts changed.</summary>
public class KT4006Tests
{
    [Fact]
    public void PreemptionChanged_Triggers() => RuleTest.Check("""
        static void f(bool x)
        {
            preempt_disable();
            if (x)
                {|KT4006:return;|}
            preempt_enable();
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PreemptionChanged_TurnedOnOnceTooOften_Triggers() => RuleTest.Check("""
        static void f()
        {
            preempt_disable();
            preempt_enable();
            preempt_enable();
        {|KT4006:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void PreemptionChanged_DoesNotTrigger() => RuleTest.Check("""
        [DisablesPreemption]
        static void get() { preempt_disable(); }
        [EnablesPreemption]
        static void put() { preempt_enable(); }
        static void f(bool x)
        {
            get();
            if (x) {
                put();
                return;
            }
            put();
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PreemptionChanged_InALoopWithoutEnd_IsFollowed_DoesNotTrigger() => RuleTest.Check("""
        static void f()
        {
            while (true)
                preempt_disable();
        }
        """, RuleTest.AllStructs);
}
