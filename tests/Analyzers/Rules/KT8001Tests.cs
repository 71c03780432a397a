// SPDX-License-Identifier: GPL-2.0-only
using Linux.Tests.Analyzers.Harness;

namespace Linux.Tests.Analyzers.Rules;

/// <summary>KT8001: Points in time in jiffies are compared as numbers.</summary>
public class KT8001Tests
{
    [Fact]
    public void JiffiesCompared_ThroughALocal_Triggers() => RuleTest.Check("""
        static bool wrong(device* d)
        {
            ulong timeout = d->last + HZ;
            return {|KT8001:jiffies > timeout|};
        }
        """, RuleTest.AllStructs);

    [Fact]
    public void JiffiesCompared_AsAnUnsignedDifference_Triggers() => RuleTest.Check("""
        static bool f(device* d) => {|KT8001:d->last - jiffies > 0|};
        """, RuleTest.AllStructs);

    [Fact]
    public void JiffiesCompared_DoesNotTrigger() => RuleTest.Check("""
        static bool right(device* d)
        {
            ulong timeout = d->last + HZ;
            return time_before(timeout, jiffies) && jiffies - d->last > HZ;
        }
        static bool g(device* d) => (long)(d->last - jiffies) < 0 || d->last != jiffies;
        """, RuleTest.AllStructs);
}
