// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9005: An exception names an unknown rule.</summary>
public class KT9005Tests
{
    [Fact]
    public void ExceptionForUnknownRule_Triggers() => RuleTest.Check("""
        [{|KT9005:KernelRuleException("2002", "The letters are missing.")|}]
        static void f(node* n) { }
        """, RuleTest.AllStructs);

    [Fact]
    public void ExceptionForUnknownRule_DoesNotTrigger() => RuleTest.Check("""
        [KernelRuleException("KT2002", "The other CPU releases it.")]
        static void f(node* n) { raw_spin_lock(&n->@lock); }
        """, RuleTest.AllStructs);
}
