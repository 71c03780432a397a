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

    private const string Walk = """
        struct walk { public long first; public int steps; }
        static long soonest(device* d)
        {
            walk w = default;
            w.first = KTIME_MAX;
            look(d, &w);
            return w.first;
        }

        """;

    [Fact]
    public void InfinityAdded_ToWhatACallMayHaveLeft_Triggers() => RuleTest.Check(Walk + """
        static void look(device* d, walk* w) { if (d->expires != 0) w->first = d->expires; }
        static long f(device* d) => {|KT8004:soonest(d) + d->delta|};
        """, RuleTest.AllStructs);

    [Fact]
    public void InfinityAdded_ToWhatAnInitialiserSays_Triggers() => RuleTest.Check(Walk + """
        static void look(device* d, walk* w) { if (d->expires != 0) w->first = d->expires; }
        static long f(device* d)
        {
            walk w = new walk { first = KTIME_MAX, steps = 1 };
            look(d, &w);
            return {|KT8004:w.first + d->delta|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void InfinityAdded_ToWhatACallHasLeft_DoesNotTrigger() => RuleTest.Check(Walk + """
        static void look(device* d, walk* w) { if (d->expires != 0) w->first = d->expires; }
        static long f(device* d)
        {
            long first = soonest(d);
            return first == KTIME_MAX ? first : first + d->delta;
        }
        static long g(device* d)
        {
            walk w = default;
            w.first = 1;
            look(d, &w);
            return w.first + d->delta;
        }
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
