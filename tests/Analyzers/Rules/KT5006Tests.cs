// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5006: An atomic variable is changed in two steps.</summary>
public class KT5006Tests
{
    [Fact]
    public void LostUpdate_Triggers() => RuleTest.Check("""
        static void f(shared* s) => {|KT5006:atomic_set(&s->state, atomic_read(&s->state) + 1)|};
        """, RuleTest.AllStructs);

    [Fact]
    public void LostUpdate_UnderALock_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            raw_spin_lock(&s->@lock);
            atomic_set(&s->state, atomic_read(&s->state) + 1);
            raw_spin_unlock(&s->@lock);
            atomic_set(&s->other, atomic_read(&s->state));
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SteppedAndThenTested_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            atomic_inc(&s->state);
            if ({|KT5006:atomic_read(&s->state)|} == 1)
                cpu_relax();
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SteppedAndThenWaitedFor_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            atomic_inc(&s->state);
            while (atomic_read(&s->state) < 4)
                cpu_relax();
        }
        static int g(shared* s)
        {
            atomic_inc(&s->state);
            return atomic_read(&s->state);
        }
        """, RuleTest.AllStructs);
}
