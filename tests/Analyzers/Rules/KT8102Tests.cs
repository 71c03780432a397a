// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8102: An object is freed while its timer or work may run.</summary>
public class KT8102Tests
{
    [Fact]
    public void FreedWhileArmed_Triggers() => RuleTest.Check("""
        static void f(device* d)
        {
            add_timer(&d->timer);
            {|KT8102:kfree(d)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void FreedWhileArmed_DoesNotTrigger() => RuleTest.Check("""
        static void f(device* d)
        {
            timer_delete(&d->timer);
            timer_delete_sync(&d->timer);
            kfree(d);
        }
        """, RuleTest.AllStructs);
}
