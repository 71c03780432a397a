// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT2009: A lock is used before it is initialised.</summary>
public class KT2009Tests
{
    [Fact]
    public void LockUsedRaw_Triggers() => RuleTest.Check("""
        static void f()
        {
            sleeper* s = (sleeper*)kmalloc(64, GFP_ATOMIC);
            {|KT2009:spin_lock(&s->@lock)|};
            spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void LockUsedRaw_AfterACallThatInitialises_DoesNotTrigger() => RuleTest.Check("""
        static void init(sleeper* s) { spin_lock_init(&s->@lock); }
        static void f()
        {
            sleeper* s = (sleeper*)kmalloc(64, GFP_ATOMIC);
            init(s);
            spin_lock(&s->@lock);
            spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);
}
