// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3006: A wait for a callback holds what the callback takes.</summary>
public class KT3006Tests
{
    private const string Callback = """
        static void tick(timer_list* t)
        {
            device* d = (device*)t;
            raw_spin_lock(&d->@lock);
            d->count++;
            raw_spin_unlock(&d->@lock);
        }
        static void start(device* d) { timer_setup(&d->timer, &tick); }

        """;

    [Fact]
    public void WaitsForOwnLock_Triggers() => RuleTest.Check(Callback + """
        static void stop(device* d)
        {
            raw_spin_lock(&d->@lock);
            {|KT3006:timer_delete_sync(&d->timer)|};
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_ThroughCalls_Triggers() => RuleTest.Check(Callback + """
        static void stop_timer(timer_list* t) { timer_delete_sync(t); }
        static void stop_device(device* d) { stop_timer(&d->timer); }
        static void stop(device* d)
        {
            raw_spin_lock(&d->@lock);
            {|KT3006:stop_device(d)|};
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_FromTheCallbackItself_Triggers() => RuleTest.Check("""
        static void tick(timer_list* t)
        {
            device* d = (device*)t;
            {|KT3006:timer_delete_sync(&d->timer)|};
        }
        static void start(device* d) { timer_setup(&d->timer, &tick); }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsForOwnLock_DoesNotTrigger() => RuleTest.Check(Callback + """
        static void quiet(timer_list* t) { }
        static void start_other(device* d) { timer_setup(&d->other, &quiet); }
        static void stop(device* d)
        {
            timer_delete_sync(&d->timer);
            raw_spin_lock(&d->@lock);
            timer_delete_sync(&d->other);
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void CallbackThatIsRegisteredForAnInterrupt_Sleeps_Triggers() => RuleTest.Check("""
        static void tick(timer_list* t)
        {
            {|KT7001:mutex_lock(&((other*)t)->m)|};
            mutex_unlock(&((other*)t)->m);
            {|KT7001:schedule()|};
        }
        static void start(device* d) { timer_setup(&d->timer, &tick); }
        """, RuleTest.AllStructs);
}
