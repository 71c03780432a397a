// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5007: The result of a compare-and-exchange is ignored.</summary>
public class KT5007Tests
{
    [Fact]
    public void ExchangeIgnored_Triggers() => RuleTest.Check("""
        static void f(shared* s) { {|KT5007:atomic_cmpxchg(&s->state, 0, 1)|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void ExchangeIgnored_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            _ = atomic_cmpxchg(&s->state, 0, 1);
            if (atomic_cmpxchg(&s->state, 1, 2) != 1)
                cpu_relax();
        }
        """, RuleTest.AllStructs);
}
