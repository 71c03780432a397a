// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT9003: An exception or a trust has no reason.</summary>
public class KT9003Tests
{
    [Fact]
    public void ReasonMissing_Triggers() => RuleTest.Check("""
        [{|KT9003:KernelRuleException("KT3002", " ")|}]
        static void f(node* n) { {|KT3002:n->value = 1|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void ReasonMissing_DoesNotTrigger() => RuleTest.Check("""
        [KernelRuleException("KT3002", "Nobody else runs yet.")]
        static void f(node* n) { n->value = 1; }
        """, RuleTest.AllStructs);
}
