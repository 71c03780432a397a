// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT7002: A lock that may sleep is taken inside one that spins.</summary>
public class KT7002Tests
{
    [Fact]
    public void SleepingLockInside_Triggers() => RuleTest.Check("""
        static void wrong(node* n, sleeper* s)
        {
            raw_spin_lock(&n->@lock);
            {|KT7002:spin_lock(&s->@lock)|};
            spin_unlock(&s->@lock);
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SleepingLockInside_ThroughACall_Triggers() => RuleTest.Check("""
        static void inner(sleeper* s) { spin_lock(&s->@lock); spin_unlock(&s->@lock); }
        static void outer(node* n, sleeper* s)
        {
            raw_spin_lock(&n->@lock);
            {|KT7002:inner(s)|};
            raw_spin_unlock(&n->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SleepingLockInside_DoesNotTrigger() => RuleTest.Check("""
        static void right(node* n, sleeper* s)
        {
            spin_lock(&s->@lock);
            raw_spin_lock(&n->@lock);
            raw_spin_unlock(&n->@lock);
            spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);
}
