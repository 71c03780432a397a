// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2004: A lock is held on some paths only.</summary>
public class KT2004Tests
{
    [Fact]
    public void StateDiffers_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            raw_spin_lock(&n->@lock);
            while (coin())
                {|KT2004:raw_spin_unlock(&n->@lock)|};
        {|KT2004:}|}
        """, RuleTest.AllStructs);

    [Fact]
    public void StateDiffers_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n)
        {
            bool locked = false;
            if (coin()) {
                raw_spin_lock(&n->@lock);
                locked = true;
            }
            cpu_relax();
            if (locked)
                raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
