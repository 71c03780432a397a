// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8003: A difference of times is compared without its sign.</summary>
public class KT8003Tests
{
    [Fact]
    public void SignMixed_Triggers() => RuleTest.Check("""
        static bool wrong(device* d, ulong limit)
        {
            return {|KT8003:(ulong)(d->expires - ktime_get()) < limit|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void SignMixed_DoesNotTrigger() => RuleTest.Check("""
        static bool right(device* d, long limit)
        {
            return d->expires - ktime_get() < limit;
        }
        static bool g(device* d, ulong now) => (ulong)d->expires < now;
        """, RuleTest.AllStructs);
}
