// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4009: Data of a CPU is kept after the task may have moved.</summary>
public class KT4009Tests
{
    [Fact]
    public void PerCpuKept_AsANumber_Triggers() => RuleTest.Check("""
        static void f()
        {
            preempt_disable();
            int cpu = smp_processor_id();
            preempt_enable();
            per_cpu_ptr(ref area, {|KT4009:cpu|})->flags++;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PerCpuKept_UnderItsLock_DoesNotTrigger() => RuleTest.Check("""
        static void f()
        {
            preempt_disable();
            node* n = this_cpu_ptr(ref area);
            preempt_enable();
            raw_spin_lock(&n->@lock);
            n->value++;
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
