// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT6003: A marked access is weaker than its partner needs.</summary>
public class KT6003Tests
{
    [Fact]
    public void WeakerThanDeclared_Triggers() => RuleTest.Check("""
        static int f(shared* s) => {|KT6003:READ_ONCE(&s->ready)|};
        """, RuleTest.AllStructs);

    [Fact]
    public void WeakerThanDeclared_DoesNotTrigger() => RuleTest.Check("""
        static int f(shared* s)
        {
            raw_spin_lock(&s->@lock);
            int ready = READ_ONCE(&s->ready);
            raw_spin_unlock(&s->@lock);
            store_release(&s->ready, 1);
            return ready + load_acquire(&s->ready);
        }
        """, RuleTest.AllStructs);
}
