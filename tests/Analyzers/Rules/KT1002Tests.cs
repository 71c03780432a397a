// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT1002: Two locks of one class are taken without a proved relation.</summary>
public class KT1002Tests
{
    [Fact]
    public void SameClassPair_Triggers() => RuleTest.Check("""
        static void f(tree* a, tree* b)
        {
            raw_spin_lock(&a->@lock);
            {|KT1002:raw_spin_lock_nested(&b->@lock, SINGLE_DEPTH_NESTING)|};
            raw_spin_unlock(&b->@lock);
            raw_spin_unlock(&a->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SameClassPair_DoesNotTrigger() => RuleTest.Check("""
        [ChildOf("a", "b")]
        static void f(tree* a, tree* b)
        {
            if (a != null)
                raw_spin_lock(&a->@lock);
            raw_spin_lock_nested(&b->@lock, SINGLE_DEPTH_NESTING);
            raw_spin_unlock(&b->@lock);
            if (a != null)
                raw_spin_unlock(&a->@lock);
        }
        static void walk(tree* a)
        {
            tree* b = READ_ONCE(&a->parent);
            f(a, b);
        }
        """, RuleTest.AllStructs);
}
