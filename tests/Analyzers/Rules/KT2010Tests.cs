// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2010: A lock is initialised while it is held.</summary>
public class KT2010Tests
{
    [Fact]
    public void LockInitialisedHeld_Triggers() => RuleTest.Check("""
        static void f(sleeper* s)
        {
            spin_lock(&s->@lock);
            {|KT2010:spin_lock_init(&s->@lock)|};
            spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void LockInitialisedHeld_AnotherOne_DoesNotTrigger() => RuleTest.Check("""
        static void f(sleeper* s, sleeper* t)
        {
            spin_lock(&s->@lock);
            spin_lock_init(&t->@lock);
            spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);
}
