// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT3007: An interrupt waits for a callback that it may have stopped.</summary>
public class KT3007Tests
{
    [Fact]
    public void WaitsInInterrupt_ThroughACall_Triggers() => RuleTest.Check("""
        static void slow(timer_list* t) { }
        static void start(device* d)
        {
            timer_setup(&d->timer, &slow);
            init_irq_work(&d->work, &irq);
        }
        static void irq(irq_work* w) { {|KT3007:stop((device*)w)|}; }
        static void stop(device* d) { timer_delete_sync(&d->timer); }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsInInterrupt_ForATimerWithInterruptsOff_DoesNotTrigger() => RuleTest.Check("""
        static void slow(timer_list* t) { }
        static void start(device* d)
        {
            timer_setup_flags(&d->timer, &slow, TIMER_IRQSAFE);
            init_irq_work(&d->work, &irq);
        }
        static void irq(irq_work* w)
        {
            device* d = (device*)w;
            timer_delete_sync(&d->timer);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void WaitsInInterrupt_OnAFieldThatInterruptsCall_Triggers() => RuleTest.Check("""
        static void slow(timer_list* t) { }
        static void handler(device* d) { {|KT3007:timer_delete_sync(&d->timer)|}; }
        static void start(device* d)
        {
            timer_setup(&d->timer, &slow);
            d->handler = &handler;
        }
        """, RuleTest.AllStructs);
}
