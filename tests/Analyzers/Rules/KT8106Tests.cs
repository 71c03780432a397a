// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8106: An object on the stack is not ended.</summary>
public class KT8106Tests
{
    [Fact]
    public void NotEnded_Triggers() => RuleTest.Check("""
        static void wrong(bool early)
        {
            on_stack(out record* r);
            timer_init_on_stack(&r->timer);
            if (early)
                {|KT8106:return|};
            timer_destroy_on_stack(&r->timer);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void NotEnded_DoesNotTrigger() => RuleTest.Check("""
        static void right(bool early)
        {
            on_stack(out record* r);
            timer_init_on_stack(&r->timer);
            if (!early)
                schedule();
            timer_destroy_on_stack(&r->timer);
        }
        """, RuleTest.AllStructs);
}
