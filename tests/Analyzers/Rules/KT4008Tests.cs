// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4008: Data of this CPU is used while the task may move.</summary>
public class KT4008Tests
{
    [Fact]
    public void PerCpuMoves_ThroughACall_Triggers() => RuleTest.Check("""
        static void inner() { node* n = this_cpu_ptr(ref area); n->flags++; }
        static void f()
        {
            schedule();
            {|KT4008:inner()|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PerCpuMoves_DoesNotTrigger() => RuleTest.Check("""
        static void inner() { node* n = this_cpu_ptr(ref area); n->flags++; }
        [RunsIn(Context.Task)]
        static int f()
        {
            local_irq_disable();
            inner();
            local_irq_enable();
            return raw_smp_processor_id();
        }
        """, RuleTest.AllStructs);
}
