// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4001: A lock that interrupts use is taken with interrupts on.</summary>
public class KT4001Tests
{
    [Fact]
    public void IrqUnsafeAcquire_Triggers() => RuleTest.Check("""
        [RunsIn(Context.HardInterrupt)]
        static void handler(node* n) { raw_spin_lock(&n->@lock); raw_spin_unlock(&n->@lock); }
        static void inner(node* n) { raw_spin_lock(&n->@lock); raw_spin_unlock(&n->@lock); }
        [RequiresIrqs(Irqs.On)]
        static void f(node* n) { {|KT4001:inner(n)|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqUnsafeAcquire_DoesNotTrigger() => RuleTest.Check("""
        [RunsIn(Context.HardInterrupt)]
        static void handler(node* n) { raw_spin_lock(&n->@lock); raw_spin_unlock(&n->@lock); }
        static void inner(node* n) { raw_spin_lock(&n->@lock); raw_spin_unlock(&n->@lock); }
        [RequiresIrqs(Irqs.Off)]
        static void f(node* n) { inner(n); }
        """, RuleTest.AllStructs);
}
