// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT7003: An RCU pointer is followed outside of a read section.</summary>
public class KT7003Tests
{
    [Fact]
    public void RcuNeeded_ThroughACall_Triggers() => RuleTest.Check("""
        static int inner(shared* s) => rcu_dereference(&s->data)->flags;
        static int f(shared* s) => {|KT7003:inner(s)|};
        """, RuleTest.AllStructs);

    [Fact]
    public void RcuSection_WithASleepInIt_Triggers() => RuleTest.Check("""
        static void f()
        {
            rcu_read_lock();
            {|KT7001:schedule()|};
            rcu_read_unlock();
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void RcuNeeded_DoesNotTrigger() => RuleTest.Check("""
        static int inner(shared* s) => rcu_dereference(&s->data)->flags;
        static int f(shared* s)
        {
            rcu_read_lock();
            int flags = inner(s);
            rcu_read_unlock();
            return flags;
        }
        """, RuleTest.AllStructs);
}
