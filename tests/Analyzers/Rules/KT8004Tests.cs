// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8004: Something is added to a time that may be KTIME_MAX.</summary>
public class KT8004Tests
{
    [Fact]
    public void InfinityAdded_OnOneOfThePaths_Triggers() => RuleTest.Check("""
        static long wrong(device* d, bool armed)
        {
            long next = KTIME_MAX;
            if (armed)
                next = d->expires;
            return {|KT8004:next + d->delta|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void InfinityAdded_ThroughACall_Triggers() => RuleTest.Check("""
        static long f(device* d) => {|KT8004:ktime_add(KTIME_MAX, d->delta)|};
        """, RuleTest.AllStructs);

    [Fact]
    public void InfinityAdded_DoesNotTrigger() => RuleTest.Check("""
        static long right(device* d, bool armed)
        {
            long next = KTIME_MAX;
            if (armed)
                next = d->expires;
            return next == KTIME_MAX ? next : next + d->delta;
        }
        static long g(device* d, long delta)
        {
            if (delta < KTIME_MAX - d->expires)
                return d->expires + delta;
            return KTIME_MAX;
        }
        """, RuleTest.AllStructs);
}
