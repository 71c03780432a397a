// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT4007: A lock that soft interrupts use is taken with soft interrupts on.</summary>
public class KT4007Tests
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
        static void clear(device* d)
        {
            raw_spin_lock(&d->@lock);
            d->count = 0;
            raw_spin_unlock(&d->@lock);
        }

        """;

    [Fact]
    public void SoftIrqUnsafeAcquire_Triggers() => RuleTest.Check(Callback + """
        [RunsIn(Context.Task)]
        static void ioctl(device* d)
        {
            {|KT4007:raw_spin_lock(&d->@lock)|};
            d->count = 0;
            raw_spin_unlock(&d->@lock);
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SoftIrqUnsafeAcquire_ThroughACall_Triggers() => RuleTest.Check(Callback + """
        [RunsIn(Context.Task)]
        static void ioctl(device* d) { {|KT4007:clear(d)|}; }
        """, RuleTest.AllStructs);

    [Fact]
    public void SoftIrqUnsafeAcquire_DoesNotTrigger() => RuleTest.Check(Callback + """
        [RunsIn(Context.Task)]
        static void ioctl(device* d)
        {
            raw_spin_lock_bh(&d->@lock);
            d->count = 0;
            raw_spin_unlock_bh(&d->@lock);
            raw_spin_lock_irq(&d->@lock);
            d->count = 0;
            raw_spin_unlock_irq(&d->@lock);
        }
        static void nobody_says_what_enters_here(device* d) { clear(d); }
        """, RuleTest.AllStructs);

    [Fact]
    public void SoftIrqUnsafeAcquire_InWhatSleeps_Triggers() => RuleTest.Check(Callback + """
        static void ioctl(device* d)
        {
            schedule();
            {|KT4007:clear(d)|};
        }
        """, RuleTest.AllStructs);
}
