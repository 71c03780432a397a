// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed class JiffiesTests
{
    [Fact]
    public void INITIAL_JIFFIES_WrapsTheLowHalfAfterFiveMinutes()
    {
        Assert.Equal(0xffff_ffffUL - 300_000 + 1, INITIAL_JIFFIES);
        Assert.Equal((ulong)(long.MaxValue / 2) - 1, MAX_JIFFY_OFFSET);
        Assert.Equal(1_000_000, TICK_NSEC);
        Assert.Equal(1_000, TICK_USEC);
    }

    [Property]
    public void time_after_ComparesAcrossTheWrap_Random(ulong a, ulong distance)
    {
        ulong b = a + distance;
        bool ahead = distance != 0 && distance <= long.MaxValue;
        bool behind = distance > long.MaxValue;
        bool notOpposite = distance != 1UL << 63;

        Assert.Equal(ahead || !notOpposite, (long)(a - b) < 0);
        Assert.Equal(behind, time_after(a, b));
        Assert.Equal((long)(a - b) < 0, time_before(a, b));
        Assert.Equal(!((long)(a - b) < 0), time_after_eq(a, b));
        Assert.Equal(!behind, time_before_eq(a, b));
        Assert.Equal(time_after(a, b), time_after64(a, b));
        Assert.Equal(time_before(a, b), time_before64(a, b));
        Assert.Equal(time_after_eq(a, b), time_after_eq64(a, b));
        Assert.Equal(time_before_eq(a, b), time_before_eq64(a, b));
    }

    [Theory]
    [InlineData(0UL, ulong.MaxValue, true)]
    [InlineData(5UL, 5UL, false)]
    [InlineData(ulong.MaxValue, 0UL, false)]
    [InlineData(0x8000_0000_0000_0000UL, 0UL, true)]
    [InlineData(0x7fff_ffff_ffff_ffffUL, 0UL, true)]
    public void time_after_AtTheBorders(ulong a, ulong b, bool after) => Assert.Equal(after, time_after(a, b));

    [Theory]
    [InlineData(10UL, 10UL, 20UL, true, true)]
    [InlineData(20UL, 10UL, 20UL, true, false)]
    [InlineData(9UL, 10UL, 20UL, false, false)]
    [InlineData(1UL, ulong.MaxValue, 2UL, true, true)]
    public void time_in_range_TakesBothEnds(ulong a, ulong b, ulong c, bool closed, bool open)
    {
        Assert.Equal(closed, time_in_range(a, b, c));
        Assert.Equal(closed, time_in_range64(a, b, c));
        Assert.Equal(open, time_in_range_open(a, b, c));
    }

    [Property]
    public void msecs_to_jiffies_RoundsUpAndReadsNegativesAsForever_Random(ulong word)
    {
        uint milliseconds = (uint)word;
        ulong expected = milliseconds > int.MaxValue
            ? MAX_JIFFY_OFFSET
            : (ulong)CeilingDivide((BigInteger)milliseconds * HZ, 1000);
        Assert.Equal(expected, msecs_to_jiffies(milliseconds));
    }

    [Property]
    public void usecs_to_jiffies_RoundsUp_Random(ulong word)
    {
        uint microseconds = (uint)word;
        // The border is computed in 32 bits upstream, as here.
        uint border = (uint)(BigInteger.Multiply(MAX_JIFFY_OFFSET, 1000) & uint.MaxValue);
        ulong expected = microseconds > border
            ? MAX_JIFFY_OFFSET
            : (ulong)CeilingDivide((BigInteger)microseconds * HZ, 1_000_000);
        Assert.Equal(expected, usecs_to_jiffies(microseconds));
    }

    [Property]
    public void jiffies_to_msecs_AndTheOthersCutTo32Bits_Random(ulong j)
    {
        Assert.Equal((uint)(j & uint.MaxValue), jiffies_to_msecs(j));
        Assert.Equal((uint)((BigInteger)j * 1000 & uint.MaxValue), jiffies_to_usecs(j));
        Assert.Equal((ulong)((BigInteger)j * 1000 & uint.MaxValue) * 1000, jiffies_to_nsecs(j));
        Assert.Equal(j, jiffies64_to_msecs(j));
        Assert.Equal((ulong)((BigInteger)j * 1_000_000 & ulong.MaxValue), jiffies64_to_nsecs(j));
        Assert.Equal(j / 1_000_000, nsecs_to_jiffies64(j));
        Assert.Equal(j / 1_000_000, nsecs_to_jiffies(j));
    }

    [Property]
    public void clock_t_ConversionsGoByWayOfNanoseconds_Random(ulong x)
    {
        // The product wraps at 2^64, upstream too: a tick is no whole number of clock ticks.
        ulong ticks = (ulong)((BigInteger)x * 1_000_000 & ulong.MaxValue) / 10_000_000;
        Assert.Equal((long)ticks, jiffies_to_clock_t(x));
        Assert.Equal(ticks, jiffies_64_to_clock_t(x));
        Assert.Equal(x / 10_000_000, nsec_to_clock_t(x));
        Assert.Equal(x >= ulong.MaxValue / 10 ? ulong.MaxValue : x * 10, clock_t_to_jiffies(x));
    }

    [Theory]
    [InlineData(9UL, 0)]
    [InlineData(10UL, 1)]
    [InlineData(18_446_744_073_709UL, 1_844_674_407_370)]
    [InlineData(18_446_744_073_710UL, 0)]
    public void jiffies_to_clock_t_WrapsWithTheNanoseconds(ulong jiffies, long ticks) =>
        Assert.Equal(ticks, jiffies_to_clock_t(jiffies));

    [Fact]
    public void jiffies_delta_TakesThePastAsNow()
    {
        Assert.Equal(0, jiffies_delta_to_clock_t(-1));
        Assert.Equal(12, jiffies_delta_to_clock_t(129));
        Assert.Equal(0u, jiffies_delta_to_msecs(long.MinValue));
        Assert.Equal(129u, jiffies_delta_to_msecs(129));
    }

    [Fact]
    public void secs_to_jiffies_IsHzTimes() => Assert.Equal(60_000UL, secs_to_jiffies(60));

    [Property]
    public unsafe void timespec64_to_jiffies_FollowsTheFixedPointFormula_Random(ulong sec, ulong drawn)
    {
        long nsec = (long)(drawn % 1_000_000_000);
        const int Shift = 22;
        BigInteger modulus = BigInteger.One << 64;
        BigInteger perSecond = CeilingDivide(new BigInteger(1_000_000_000) << Shift, 1_000_000);
        BigInteger perNanosecond = CeilingDivide(BigInteger.One << (Shift + 29), 1_000_000);
        BigInteger nom = (MAX_JIFFY_OFFSET >> Shift) * new BigInteger(1_000_000);
        BigInteger most = (nom / 1_000_000_000 << 1) + ((nom % 1_000_000_000 << 1) + 500_000_000) / 1_000_000_000 - 1;
        BigInteger seconds = sec;
        BigInteger nanoseconds = nsec + 999_999;
        if (seconds >= most)
            (seconds, nanoseconds) = (most, 0);
        BigInteger expected = ((seconds * perSecond % modulus + (nanoseconds * perNanosecond % modulus >> 29)) % modulus) >> Shift;

        timespec64 value = new() { tv_sec = (long)sec, tv_nsec = nsec };
        Assert.Equal(expected, timespec64_to_jiffies(&value));
        Assert.Equal(most, MAX_SEC_IN_JIFFIES);
    }

    [Property]
    public unsafe void timespec64_to_jiffies_IsNeverShort_Random(ulong drawn, ulong part)
    {
        (long seconds, long nanoseconds) = ((long)(drawn % 100_000_001), (long)(part % 1_000_000_000));
        timespec64 value = new() { tv_sec = seconds, tv_nsec = nanoseconds };
        BigInteger exact = CeilingDivide(
            (BigInteger)seconds * 1_000_000_000 + nanoseconds, 1_000_000);

        ulong jiffies = timespec64_to_jiffies(&value);

        Assert.InRange((BigInteger)jiffies - exact, 0, 1);
    }

    [Property]
    public unsafe void jiffies_to_timespec64_AgreesWithExactArithmetic_Random(ulong word)
    {
        ulong j = word >> 21; // the product is kept below 2^64
        timespec64 value;
        jiffies_to_timespec64(j, &value);
        Assert.Equal((BigInteger)j * 1_000_000,
            (BigInteger)value.tv_sec * 1_000_000_000 + value.tv_nsec);
        Assert.InRange(value.tv_nsec, 0, 999_999_999);
    }

    private static BigInteger CeilingDivide(BigInteger a, BigInteger b) => (a + b - 1) / b;
}
