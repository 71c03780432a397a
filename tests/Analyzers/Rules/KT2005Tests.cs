// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2005: A lock that the caller holds is not held at return.</summary>
public class KT2005Tests
{
    [Fact]
    public void CallersLockLost_Triggers() => RuleTest.Check("""
        [MustHold("n->lock")]
        static int f(node* n)
        {
            if (n->value == 0) {
                raw_spin_unlock(&n->@lock);
                {|KT2005:return 0;|}
            }
            return 1;
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void CallersLockLost_DoesNotTrigger() => RuleTest.Check("""
        [Releases("n->lock")]
        static void f(node* n)
        {
            n->value = 1;
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);
}
