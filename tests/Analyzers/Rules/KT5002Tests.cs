// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5002: A shared field is loaded plainly.</summary>
public class KT5002Tests
{
    [Fact]
    public void PlainLoad_Triggers() => RuleTest.Check("""
        static int f(shared* s) => {|KT5002:s->next|};
        """, RuleTest.AllStructs);

    [Fact]
    public void PlainLoad_DoesNotTrigger() => RuleTest.Check("""
        static int f(shared* s)
        {
            raw_spin_lock(&s->@lock);
            int next = s->next;
            raw_spin_unlock(&s->@lock);
            return next;
        }
        """, RuleTest.AllStructs);
}
