// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT5003: A marked field is changed by a compound assignment.</summary>
public class KT5003Tests
{
    [Fact]
    public void CompoundMarked_Triggers() => RuleTest.Check("""
        static void f(shared* s)
        {
            {|KT5003:s->flag++|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void CompoundMarked_DoesNotTrigger() => RuleTest.Check("""
        static void f(shared* s)
        {
            int flag = READ_ONCE(&s->flag);
            flag++;
            WRITE_ONCE(&s->flag, flag);
        }
        """, RuleTest.AllStructs);
}
