// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT6002: Two reads are not ordered.</summary>
public class KT6002Tests
{
    [Fact]
    public void ReadOrder_Triggers() => RuleTest.Check("""
        [ReadsInOrder("s->state", "s->flag")]
        static int f(shared* s, bool x)
        {
            int a = atomic_read(&s->state);
            if (x)
                smp_mb();
            return a + {|KT6002:READ_ONCE(&s->flag)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ReadOrder_DoesNotTrigger() => RuleTest.Check("""
        [ReadsInOrder("s->state", "s->flag")]
        static int f(shared* s)
        {
            int a = atomic_read(&s->state);
            smp_mb();
            return a + READ_ONCE(&s->flag);
        }
        """, RuleTest.AllStructs);
}
