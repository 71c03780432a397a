// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8107: A timer is armed before it is set up.</summary>
public class KT8107Tests
{
    [Fact]
    public void ArmedTooEarly_Triggers() => RuleTest.Check("""
        static void callback(timer_list* t) { }
        static void wrong()
        {
            on_stack(out record* r);
            {|KT8107:add_timer(&r->timer)|};
            timer_setup(&r->timer, &callback);
            timer_delete_sync(&r->timer);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void ArmedTooEarly_DoesNotTrigger() => RuleTest.Check("""
        static void callback(timer_list* t) { }
        static void right()
        {
            on_stack(out record* r);
            timer_setup(&r->timer, &callback);
            add_timer(&r->timer);
            timer_delete_sync(&r->timer);
        }
        """, RuleTest.AllStructs);
}
