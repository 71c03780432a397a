// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8101: An object is used after it was freed.</summary>
public class KT8101Tests
{
    [Fact]
    public void UsedAfterFree_ThroughACall_Triggers() => RuleTest.Check("""
        static void put(node* n) { kfree(n); }
        static void f(node* n)
        {
            put(n);
            {|KT8101:n->flags++|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void UsedAfterFree_Twice_Triggers() => RuleTest.Check("""
        static void f(node* n)
        {
            kfree(n);
            {|KT8101:kfree(n)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void UsedAfterFree_DoesNotTrigger() => RuleTest.Check("""
        static void f(node* n, bool gone)
        {
            if (gone)
                kfree(n);
            if (!gone)
                n->flags = 1;
        }
        """, RuleTest.AllStructs);
}
