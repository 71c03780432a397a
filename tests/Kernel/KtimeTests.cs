// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class KtimeTests
{
    [Theory]
    [InlineData(0, 0UL, 0)]
    [InlineData(1, 999_999_999UL, 1_999_999_999)]
    [InlineData(-1, 5UL, -999_999_995)]
    [InlineData(9_223_372_035, 999_999_999UL, 9_223_372_035_999_999_999)]
    [InlineData(9_223_372_036, 0UL, long.MaxValue)]
    [InlineData(long.MaxValue, 0UL, long.MaxValue)]
    public void ktime_set_SaturatesAtTheTop(long secs, ulong nsecs, long expected) =>
        Assert.Equal(expected, ktime_set(secs, nsecs));

    [Property]
    public void ktime_ArithmeticWraps_Random(ulong first, ulong second)
    {
        (long a, long b) = ((long)first, (long)second);
        Assert.Equal(Wrapped((BigInteger)a + b), ktime_add(a, b));
        Assert.Equal(Wrapped((BigInteger)a - b), ktime_sub(a, b));
        Assert.Equal(Wrapped((BigInteger)a + b), ktime_add_unsafe(a, b));
        Assert.Equal(Wrapped((BigInteger)a + b), ktime_add_ns(a, b));
        Assert.Equal(Wrapped((BigInteger)a - b), ktime_sub_ns(a, (ulong)b));
        Assert.Equal(Wrapped(a + (BigInteger)(ulong)b * 1000), ktime_add_us(a, (ulong)b));
        Assert.Equal(Wrapped(a - (BigInteger)(ulong)b * 1_000_000), ktime_sub_ms(a, (ulong)b));
        Assert.Equal(Wrapped((BigInteger)(ulong)b * 1000), us_to_ktime((ulong)b));
        Assert.Equal(Wrapped((BigInteger)(ulong)b * 1_000_000), ms_to_ktime((ulong)b));
        Assert.Equal(a.CompareTo(b), ktime_compare(a, b));
        Assert.Equal(a > b, ktime_after(a, b));
        Assert.Equal(a < b, ktime_before(a, b));
    }

    [Theory]
    [InlineData(1_999, 1)]
    [InlineData(-1_999, -1)]
    [InlineData(0, 0)]
    [InlineData(long.MaxValue, long.MaxValue / 1000)]
    public void ktime_to_us_CutsTowardsZero(long kt, long us)
    {
        Assert.Equal(us, ktime_to_us(kt));
        Assert.Equal(us / 1000, ktime_to_ms(kt));
        Assert.Equal(us, ktime_us_delta(kt, 0));
        Assert.Equal(us / 1000, ktime_ms_delta(kt, 0));
    }

    [Fact]
    public void ktime_to_timespec64_cond_LeavesTheTargetOfZeroAlone()
    {
        timespec64 ts = new() { tv_sec = 7 };

        Assert.False(ktime_to_timespec64_cond(0, &ts));
        Assert.Equal(7, ts.tv_sec);
        Assert.True(ktime_to_timespec64_cond(3_000_000_001, &ts));
        Assert.Equal((3L, 1L), (ts.tv_sec, ts.tv_nsec));
    }

    private static long Wrapped(BigInteger value) => (long)(ulong)(value & ulong.MaxValue);
}
