// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5001: A shared field is stored to plainly.</summary>
public class KT5001Tests
{
    [Fact]
    public void PlainStore_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            raw_spin_lock(&s->@lock);
            {|KT5001:s->next = 1|};
            raw_spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void PlainStore_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            raw_spin_lock(&s->@lock);
            WRITE_ONCE(&s->next, 1);
            raw_spin_unlock(&s->@lock);
        }
        """, RuleTest.AllStructs);
}
