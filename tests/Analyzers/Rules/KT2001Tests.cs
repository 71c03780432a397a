// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2001: A lock is released that is not held.</summary>
public class KT2001Tests
{
    [Fact]
    public void ReleaseNotHeld_Triggers() => RuleTest.Check("""
        static void f(node* a, node* b)
        {
            raw_spin_lock(&a->@lock);
            raw_spin_unlock(&a->@lock);
            {|KT2001:raw_spin_unlock(&a->@lock)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ReleaseNotHeld_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* a, bool x)
        {
            if (x)
                raw_spin_lock(&a->@lock);
            cpu_relax();
            if (x)
                raw_spin_unlock(&a->@lock);
        }
        """, RuleTest.AllStructs);
}
