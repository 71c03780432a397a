// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT7005: An object is freed while RCU readers may have it.</summary>
public class KT7005Tests
{
    [Fact]
    public void FreedTooEarly_Triggers() => RuleTest.Check("""
        static void wrong(record* r)
        {
            list_del_rcu(&r->link);
            {|KT7005:kfree(r)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void FreedTooEarly_DoesNotTrigger() => RuleTest.Check("""
        static void right(record* r)
        {
            list_del_rcu(&r->link);
            synchronize_rcu();
            kfree(r);
        }
        """, RuleTest.AllStructs);
}
