// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4004: A function is called in the wrong interrupt state.</summary>
public class KT4004Tests
{
    [Fact]
    public void IrqStateRequired_Triggers() => RuleTest.Check("""
        static void needs() { lockdep_assert_irqs_disabled(); }
        static void middle() { needs(); }
        [RunsIn(Context.Task)]
        static void f() { {|KT4004:middle()|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void IrqStateRequired_DoesNotTrigger() => RuleTest.Check("""
        static void needs() { lockdep_assert_irqs_disabled(); }
        static void middle() { needs(); }
        [RunsIn(Context.HardInterrupt)]
        static void f() { middle(); }
        """, RuleTest.AllStructs);
}
