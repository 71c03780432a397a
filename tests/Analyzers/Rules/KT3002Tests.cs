// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3002: Guarded data is touched without its lock.</summary>
public class KT3002Tests
{
    [Fact]
    public void GuardedData_Triggers() => RuleTest.Check("""
        static void f(node* a, node* b)
        {
            raw_spin_lock(&b->@lock);
            {|KT3002:a->value++|};
            raw_spin_unlock(&b->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void GuardedData_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock_init(&n->@lock);
            n->value = 1;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void GuardedIndexOfATable_Triggers() => RuleTest.Check("""
        static void f(node* n, int[,] table) => table[{|KT3002:n->value|}, 1] = 2;
        """, RuleTest.AllStructs);
}
