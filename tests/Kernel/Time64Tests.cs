// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class Time64Tests
{
    private static readonly BigInteger s_second = 1_000_000_000;

    [Property]
    public void ns_to_timespec64_IsUndoneByTimespec64_to_ns_Random(ulong word)
    {
        long ns = (long)word;
        timespec64 ts = ns_to_timespec64(ns);

        Assert.InRange(ts.tv_nsec, 0, 999_999_999);
        Assert.Equal(ns, ts.tv_sec * s_second + ts.tv_nsec);
        if (ts.tv_sec > KTIME_SEC_MIN && ts.tv_sec < KTIME_SEC_MAX)
            Assert.Equal(ns, timespec64_to_ns(&ts));
    }

    [Fact]
    public void timespec64_to_ns_Saturates()
    {
        timespec64 late = new() { tv_sec = KTIME_SEC_MAX };
        timespec64 early = new() { tv_sec = KTIME_SEC_MIN };

        Assert.Equal(KTIME_MAX, timespec64_to_ns(&late));
        Assert.Equal(KTIME_MIN, timespec64_to_ns(&early));
        Assert.Equal(KTIME_MAX, timespec64_to_ktime(late));
    }

    [Property]
    public void set_normalized_timespec64_KeepsTheSum_Random(ulong sec, ulong nsec)
    {
        (int seconds, long nanoseconds) = ((int)sec, (int)nsec * 9L);
        timespec64 ts;
        set_normalized_timespec64(&ts, seconds, nanoseconds);

        Assert.InRange(ts.tv_nsec, 0, 999_999_999);
        Assert.Equal(seconds * s_second + nanoseconds, ts.tv_sec * s_second + ts.tv_nsec);
    }

    [Property]
    public void timespec64_add_AndSubAgreeWithExactArithmetic_Random(timespec64 a, timespec64 b)
    {
        Assert.Equal(Exact(a) + Exact(b), Exact(timespec64_add(a, b)));
        Assert.Equal(Exact(a) - Exact(b), Exact(timespec64_sub(a, b)));
        if (a.tv_sec >= 0 && b.tv_sec >= 0)
            Assert.Equal(Exact(a) + Exact(b), Exact(timespec64_add_safe(a, b)));
        Assert.Equal(Exact(a).CompareTo(Exact(b)), Math.Sign(timespec64_compare(&a, &b)));
        Assert.Equal(Exact(a) == Exact(b), timespec64_equal(&a, &b));
        timespec64 c = a;
        timespec64_add_ns(&c, 3_999_999_999);
        Assert.Equal(Exact(a) + 3_999_999_999, Exact(c));
    }

    [Fact]
    public void timespec64_add_safe_SaturatesOnOverflow()
    {
        timespec64 late = new() { tv_sec = TIME64_MAX, tv_nsec = 999_999_999 };
        timespec64 sum = timespec64_add_safe(late, new() { tv_sec = 1 });

        Assert.Equal(TIME64_MAX, sum.tv_sec);
        Assert.Equal(0, sum.tv_nsec);
    }

    [Theory]
    [InlineData(0, 0, true, true, true)]
    [InlineData(-1, 0, false, false, false)]
    [InlineData(1, -1, false, false, false)]
    [InlineData(1, 1_000_000_000, false, false, false)]
    [InlineData(1, 999_999_999, true, true, true)]
    [InlineData(9_223_372_036, 0, true, false, false)]
    [InlineData(9_223_372_035, 0, true, true, false)]
    [InlineData(8_277_292_035, 0, true, true, true)]
    [InlineData(8_277_292_036, 0, true, true, false)]
    public void timespec64_valid_KnowsThreeLimits(long sec, long nsec, bool valid, bool strict, bool settod)
    {
        timespec64 ts = new() { tv_sec = sec, tv_nsec = nsec };

        Assert.Equal(valid, timespec64_valid(&ts));
        Assert.Equal(strict, timespec64_valid_strict(&ts));
        Assert.Equal(settod, timespec64_valid_settod(&ts));
    }

    [Property]
    public void mktime64_AgreesWithTheCalendar_Random(ulong word)
    {
        long second = (long)(word & int.MaxValue);
        DateTime utc = DateTime.UnixEpoch.AddSeconds(second * 100L);
        Assert.Equal(second * 100L, mktime64((uint)utc.Year, (uint)utc.Month, (uint)utc.Day,
            (uint)utc.Hour, (uint)utc.Minute, (uint)utc.Second));
    }

    [Theory]
    [InlineData(1_500_999L, 0L, 1_500L)]
    [InlineData(-1L, -1L, 999_999L)]
    public void ns_to_kernel_old_timeval_CutsToMicroseconds(long ns, long sec, long usec)
    {
        __kernel_old_timeval tv = ns_to_kernel_old_timeval(ns);

        Assert.Equal((sec, usec), (tv.tv_sec, tv.tv_usec));
    }

    [Fact]
    public void get_timespec64_FaultsOnNull()
    {
        timespec64 ts = new() { tv_sec = 3, tv_nsec = 4 };
        __kernel_timespec user;

        Assert.Equal(-EFAULT, get_timespec64(&ts, null));
        Assert.Equal(-EFAULT, put_timespec64(&ts, null));
        Assert.Equal(0, put_timespec64(&ts, &user));
        Assert.Equal((3L, 4L), (user.tv_sec, user.tv_nsec));
    }

    [Fact]
    public void get_itimerspec64_CopiesBothHalves()
    {
        __kernel_itimerspec user = new() { it_interval = new() { tv_sec = 1 }, it_value = new() { tv_nsec = 2 } };
        itimerspec64 it;
        __kernel_itimerspec back;

        Assert.Equal(0, get_itimerspec64(&it, &user));
        Assert.Equal((1L, 2L), (it.it_interval.tv_sec, it.it_value.tv_nsec));
        Assert.Equal(0, put_itimerspec64(&it, &back));
        Assert.Equal((1L, 2L), (back.it_interval.tv_sec, back.it_value.tv_nsec));
    }

    private static BigInteger Exact(timespec64 ts) => ts.tv_sec * s_second + ts.tv_nsec;
}
