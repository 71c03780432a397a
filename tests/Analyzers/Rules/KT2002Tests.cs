// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2002: A lock is still held at a return.</summary>
public class KT2002Tests
{
    [Fact]
    public void HeldAtReturn_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            n->value = 1;
        {|KT2002:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void HeldAtReturn_DoesNotTrigger() => RuleTest.Check("""
        [Acquires("n->lock")]
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            n->value = 1;
        }
        """, RuleTest.AllStructs);
}
