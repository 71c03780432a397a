// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5008: A compare-and-exchange is retried with a stale value.</summary>
public class KT5008Tests
{
    [Fact]
    public void StaleRetry_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            int old = atomic_read(&s->state);
            int value = old | 4;
            do { cpu_relax(); } while (!{|KT5008:atomic_try_cmpxchg(&s->state, &old, value)|});
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void StaleRetry_ANewValueOfItsOwn_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s, int value)
        {
            int old = atomic_read(&s->state);
            while (!atomic_try_cmpxchg(&s->state, &old, value))
                cpu_relax();
        }
        """, RuleTest.AllStructs);
}
