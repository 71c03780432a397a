// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.CodeFixes;

namespace Linux.Tests.Analyzers.CodeFixes;

/// <summary>The repair of a comparison of points in time.</summary>
public class TimeFixTests
{
    [Fact]
    public Task PointsInTime_AreComparedByTheirDifference() =>
        FixTest.Repairs(new JiffiesComparedFix(), """
        static bool f(device* d)
        {
            return jiffies < d->last + HZ;
        }
        """, """
        static bool f(device* d)
        {
            return time_before(jiffies, d->last + HZ);
        }
        """);

    [Fact]
    public Task ADifference_HasNoOneRepair() => FixTest.Declines(new JiffiesComparedFix(), """
        static bool f(device* d) { return d->last - jiffies > 0; }
        """);
}
