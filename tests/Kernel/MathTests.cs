// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class MathTests
{
    [Property]
    public void mul_AgreesWithExactArithmetic_Random(ulong a, ulong b, ulong c, ulong drawn)
    {
        int shift = (int)(drawn % 64);
        uint low = (uint)b;
        Assert.Equal(Low((BigInteger)a * low >> shift), mul_u64_u32_shr(a, low, (uint)shift));
        Assert.Equal(Low((BigInteger)a * b >> shift), mul_u64_u64_shr(a, b, (uint)shift));
        Assert.Equal(Low(((BigInteger)a * low + c) >> shift), mul_u64_u32_add_u64_shr(a, low, c, (uint)shift));
        Assert.Equal((ulong)(uint)a * low, mul_u32_u32((uint)a, low));
        if (low != 0)
            Assert.Equal(Low((BigInteger)a * (uint)c / low), mul_u64_u32_div(a, (uint)c, low));
        if (c != 0)
        {
            BigInteger quotient = (BigInteger)a * b / c;
            Assert.Equal(quotient > ulong.MaxValue ? ulong.MaxValue : (ulong)quotient, mul_u64_u64_div_u64(a, b, c));
        }
    }

    [Property]
    public void div_AgreesWithExactArithmetic_Random(ulong a, ulong b)
    {
        b = b == 0 ? 1 : b;
        uint divisor = (uint)b == 0 ? 3 : (uint)b;
        uint small;
        ulong wide;
        Assert.Equal(a / divisor, div_u64_rem(a, divisor, &small));
        Assert.Equal(a % divisor, small);
        Assert.Equal(a / divisor, div_u64(a, divisor));
        Assert.Equal(a / b, div64_u64_rem(a, b, &wide));
        Assert.Equal(a % b, wide);
        Assert.Equal(a / b, div64_u64(a, b));
        int signed = divisor > int.MaxValue ? 7 : (int)divisor;
        int rest;
        Assert.Equal((long)a / signed, div_s64_rem((long)a, signed, &rest));
        Assert.Equal((long)a % signed, rest);
        if (a < ulong.MaxValue - uint.MaxValue)
        {
            Assert.Equal((a + divisor - 1) / divisor, DIV_U64_ROUND_UP(a, divisor));
            Assert.Equal((a + divisor - 1) / divisor * divisor, roundup_u64(a, divisor));
            Assert.Equal((a + divisor / 2) / divisor, DIV_U64_ROUND_CLOSEST(a, divisor));
            Assert.Equal((a + divisor / 2) / divisor, DIV_ROUND_CLOSEST_ULL(a, divisor));
            Assert.Equal((a + divisor - 1) / divisor, DIV_ROUND_UP_ULL(a, divisor));
        }
    }

    [Theory]
    [InlineData(7, 2, 4)]
    [InlineData(-7, 2, -4)]
    [InlineData(-7, -2, 4)]
    [InlineData(6, 4, 2)]
    [InlineData(5, 4, 1)]
    public void DIV_ROUND_CLOSEST_RoundsHalvesAwayFromZero(int a, int b, int expected)
    {
        Assert.Equal(expected, DIV_ROUND_CLOSEST(a, b));
        Assert.Equal(expected, DIV_S64_ROUND_CLOSEST(a, b));
    }

    [Fact]
    public void __iter_div_u64_rem_GivesQuotientAndRest()
    {
        ulong rest;
        Assert.Equal(3u, __iter_div_u64_rem(3_999_999_999, 1_000_000_000, &rest));
        Assert.Equal(999_999_999UL, rest);
        Assert.Equal(0u, iter_div_u64_rem(5, 7, &rest));
        Assert.Equal(5UL, rest);
    }

    [Theory]
    [InlineData(0u, 8u, 0u, 0u)]
    [InlineData(1u, 8u, 8u, 0u)]
    [InlineData(8u, 8u, 8u, 8u)]
    [InlineData(17u, 8u, 24u, 16u)]
    public void round_up_AndRoundDownTakePowersOfTwo(uint x, uint y, uint up, uint down)
    {
        Assert.Equal(up, round_up(x, y));
        Assert.Equal(down, round_down(x, y));
        Assert.Equal(up, roundup(x, y));
        Assert.Equal(down, rounddown(x, y));
        Assert.Equal(up, ALIGN(x, y));
        Assert.Equal(down, ALIGN_DOWN(x, y));
        Assert.Equal(up / y, DIV_ROUND_UP(x, y));
        Assert.Equal(up / y, DIV_ROUND_UP_POW2(x, y));
        Assert.Equal(x == up, IS_ALIGNED(x, y));
    }

    [Fact]
    public void mult_frac_DoesNotOverflowOnTheWay()
    {
        Assert.Equal(ulong.MaxValue / 8 * 5 + ulong.MaxValue % 8 * 5 / 8, mult_frac(ulong.MaxValue, 5UL, 8UL));
        Assert.Equal(75, mult_frac(100, 3, 4));
    }

    [Fact]
    public void abs_OfTheMostNegativeStaysItself()
    {
        Assert.Equal(int.MinValue, abs(int.MinValue));
        Assert.Equal(long.MinValue, abs(long.MinValue));
        Assert.Equal(5, abs(-5));
        Assert.Equal(5L, abs(5L));
        Assert.Equal(3u, abs_diff(4u, 7u));
    }

    [Fact]
    public void min_AndMaxKeepTheType()
    {
        Assert.Equal(ulong.MaxValue, max(ulong.MaxValue, 1UL));
        Assert.Equal(-1L, min(-1L, 1L));
        Assert.Equal(ulong.MaxValue, umax(ulong.MaxValue, 1UL));
        Assert.Equal(1UL, umin(ulong.MaxValue, 1UL));
        Assert.Equal(2, min3(3, 2, 4));
        Assert.Equal(4, max3(3, 2, 4));
        Assert.Equal(7UL, min_t<ulong>(7, ulong.MaxValue));
        Assert.Equal(3, min_not_zero(0, 3));
        Assert.Equal(2, min_not_zero(2, 3));
        Assert.Equal(3, clamp(9, 1, 3));
        Assert.Equal(1, clamp_val(-9, 1, 3));
        Assert.Equal(2, clamp_t<long>(2, 1, 3));
    }

    [Fact]
    public void in_range_IsOpenAtTheTopAndWraps()
    {
        Assert.True(in_range64(5, 5, 1));
        Assert.False(in_range64(6, 5, 1));
        Assert.True(in_range64(1, ulong.MaxValue, 3));
        Assert.False(in_range32(4, 5, 3));
    }

    [Fact]
    public void swap_ChangesPlaces()
    {
        (int a, int b) = (1, 2);
        swap(ref a, ref b);
        Assert.Equal((2, 1), (a, b));
    }

    [Property]
    public void ilog2_AndItsKinAgreeWithALoop_Random(ulong word)
    {
        if (word == 0)
            return;
        int floor = 0;
        while (floor < 63 && word >> (floor + 1) != 0)
            floor++;
        bool power = BigInteger.IsPow2(word);
        int ceiling = power ? floor : floor + 1;

        Assert.Equal(floor, ilog2(word));
        Assert.Equal(floor, __ilog2_u64(word));
        Assert.Equal(power, is_power_of_2(word));
        Assert.Equal(1UL << floor, rounddown_pow_of_two(word));
        Assert.Equal(ceiling, order_base_2(word));
        if (ceiling < 64)
            Assert.Equal(1UL << ceiling, roundup_pow_of_two(word));
        Assert.Equal(floor + 1, bits_per(word));
    }

    [Fact]
    public void ilog2_OfZero()
    {
        Assert.False(is_power_of_2(0));
        Assert.Equal(0, order_base_2(0));
        Assert.Equal(1, bits_per(0));
        Assert.Equal(8u, max_pow_of_two_factor(24));
    }

    private static ulong Low(BigInteger value) => (ulong)(value & ulong.MaxValue);
}
