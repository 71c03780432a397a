// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT6001: A failed compare-and-exchange orders nothing.</summary>
public class KT6001Tests
{
    [Fact]
    public void FailedExchange_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            int old = 0;
            do {
                old += {|KT6001:READ_ONCE(&s->flag)|};
            } while (!atomic_try_cmpxchg(&s->state, &old, old + 1));
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void FailedExchange_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            int old = atomic_read(&s->state);
            do {
                cpu_relax();
            } while (!atomic_try_cmpxchg(&s->state, &old, old + 1));
            if (READ_ONCE(&s->flag) != 0)
                cpu_relax();
        }
        """, RuleTest.AllStructs);
}
