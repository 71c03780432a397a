// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3005: A function does not fit the contract of the pointer it is stored into.</summary>
public class KT3005Tests
{
    [Fact]
    public void ContractMismatch_Triggers() => RuleTest.Check("""
        [Acquires("x->lock")]
        static void keeps(node* x) { raw_spin_lock(&x->@lock); }
        static void set([Contract(typeof(free_f))] delegate*<node*, void> fn) { }
        static void f()
        {
            {|KT3005:set(&keeps)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ContractMismatch_DoesNotTrigger() => RuleTest.Check("""
        static void quiet(node* x) { raw_spin_lock(&x->@lock); raw_spin_unlock(&x->@lock); }
        static void set([Contract(typeof(free_f))] delegate*<node*, void> fn) { }
        static void f() { set(&quiet); }
        """, RuleTest.AllStructs);
}
