// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9004: An exception silences nothing.</summary>
public class KT9004Tests
{
    [Fact]
    public void ExceptionNotNeeded_Triggers() => RuleTest.Check("""
        [{|KT9004:KernelRuleException("KT2002", "It was needed once.")|}]
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ExceptionNotNeeded_DoesNotTrigger() => RuleTest.Check("""
        [KernelRuleException("KT2002", "The other CPU releases it.")]
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
