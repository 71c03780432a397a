// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8103: A timer is armed after it was shut down.</summary>
public class KT8103Tests
{
    [Fact]
    public void ArmedAfterShutdown_Triggers() => RuleTest.Check("""
        static void f(device* d)
        {
            timer_shutdown_sync(&d->timer);
            {|KT8103:add_timer(&d->timer)|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ArmedAfterShutdown_AnotherTimer_DoesNotTrigger() => RuleTest.Check("""
        static void f(device* d)
        {
            timer_shutdown_sync(&d->timer);
            add_timer(&d->other);
        }
        """, RuleTest.AllStructs);
}
