// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5009: Something shared is tested and then fetched again.</summary>
public class KT5009Tests
{
    [Fact]
    public void FetchedTwice_Triggers() => RuleTest.Check("""
        static int f(shared* s) => READ_ONCE(&s->shown) == null ? 0 : {|KT5009:READ_ONCE(&s->shown)|}->flags;
        """, RuleTest.AllStructs);

    [Fact]
    public void FetchedTwice_UnderALock_DoesNotTrigger() => RuleTest.Check("""
        static int f(shared* s)
        {
            int flags = 0;
            raw_spin_lock(&s->@lock);
            if (READ_ONCE(&s->shown) != null)
                flags = READ_ONCE(&s->shown)->flags;
            raw_spin_unlock(&s->@lock);
            return flags;
        }
        """, RuleTest.AllStructs);
}
