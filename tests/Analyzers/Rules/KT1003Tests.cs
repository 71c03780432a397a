// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT1003: A nested lock of the same class has no nesting level.</summary>
public class KT1003Tests
{
    [Fact]
    public void NestingLevel_Triggers() => RuleTest.Check("""
        [ChildOf("a", "b"), MustHold("a->lock")]
        static void f(tree* a, tree* b)
        {
            {|KT1003:raw_spin_lock(&b->@lock)|};
            raw_spin_unlock(&b->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void NestingLevel_DoesNotTrigger() => RuleTest.Check("""
        [ChildOf("a", "b"), MustHold("a->lock")]
        static void f(tree* a, tree* b)
        {
            raw_spin_lock_nested(&b->@lock, 1);
            raw_spin_unlock(&b->@lock);
        }
        """, RuleTest.AllStructs);
}
