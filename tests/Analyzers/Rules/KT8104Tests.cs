// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8104: A timer or work outlives the frame that it stands in.</summary>
public class KT8104Tests
{
    [Fact]
    public void OutlivesFrame_Triggers() => RuleTest.Check("""
        static int f()
        {
            timer_list t = default;
            add_timer(&t);
            {|KT8104:return 1;|}
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void OutlivesFrame_DoesNotTrigger() => RuleTest.Check("""
        static void f(device* d)
        {
            add_timer(&d->timer);
        }
        """, RuleTest.AllStructs);
}
