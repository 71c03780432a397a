// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

[Properties(MaxTest = 300, EndSize = 60, Arbitrary = [typeof(Draws)])]
public sealed unsafe class BitopsTests
{
    [Property]
    public void fls_AndFfsAgreeWithALoop_Random(ulong word)
    {
        int lowest = -1;
        int highest = -1;
        int set = 0;
        for (int i = 0; i < 64; i++)
        {
            if (((word >> i) & 1) == 0)
                continue;
            lowest = lowest < 0 ? i : lowest;
            highest = i;
            set++;
        }

        Assert.Equal(highest + 1, fls64(word));
        Assert.Equal((uint)(highest + 1), fls_long(word));
        Assert.Equal((ulong)set, hweight64(word));
        Assert.Equal((ulong)set, hweight_long(word));
        if (word != 0)
        {
            Assert.Equal((uint)lowest, __ffs(word));
            Assert.Equal((uint)lowest, __ffs64(word));
            Assert.Equal((uint)highest, __fls(word));
        }

        if (word != ulong.MaxValue)
            Assert.Equal(__ffs(~word), ffz(word));
        uint half = (uint)word;
        Assert.Equal(half == 0 ? 0 : (int)Math.Floor(Math.Log2(half)) + 1, fls(half));
        Assert.Equal(half == 0 ? 0 : (int)__ffs(half) + 1, ffs((int)half));
        Assert.Equal((uint)BitOperations.PopCount(half), hweight32(half));
        Assert.Equal((uint)BitOperations.PopCount(half & 0xff), hweight8(half));
        Assert.Equal(BitOperations.PopCount(half & 0xff) & 1, parity8((byte)half));
    }

    [Property]
    public void fns_FindsTheNthSetBit_Random(ulong word)
    {
        uint[] set = Enumerable.Range(0, 64).Where(i => ((word >> i) & 1) != 0).Select(i => (uint)i).ToArray();
        for (uint n = 0; n < 65; n++)
            Assert.Equal(n < set.Length ? set[n] : 64u, fns(word, n));
    }

    [Property(MaxTest = 100)]
    public void __set_bit_AndItsKinAgreeWithAModel_Random(uint[] steps)
    {
        using var words = new NativeArray<ulong>(3);
        var model = new bool[192];
        foreach (uint step in steps)
        {
            int bit = (int)(step / 16 % 192);
            bool before = model[bit];
            Assert.Equal(before, test_bit(bit, words.At(0)));
            Assert.Equal(before, test_bit_acquire(bit, words.At(0)));
            bool? told = null;
            switch (step % 16)
            {
                case 0: set_bit(bit, words.At(0)); model[bit] = true; break;
                case 1: clear_bit(bit, words.At(0)); model[bit] = false; break;
                case 2: change_bit(bit, words.At(0)); model[bit] = !before; break;
                case 3: told = test_and_set_bit(bit, words.At(0)); model[bit] = true; break;
                case 4: told = test_and_clear_bit(bit, words.At(0)); model[bit] = false; break;
                case 5: told = test_and_change_bit(bit, words.At(0)); model[bit] = !before; break;
                case 6: told = test_and_set_bit_lock(bit, words.At(0)); model[bit] = true; break;
                case 7: clear_bit_unlock(bit, words.At(0)); model[bit] = false; break;
                case 8: __set_bit(bit, words.At(0)); model[bit] = true; break;
                case 9: __clear_bit(bit, words.At(0)); model[bit] = false; break;
                case 10: __change_bit(bit, words.At(0)); model[bit] = !before; break;
                case 11: told = __test_and_set_bit(bit, words.At(0)); model[bit] = true; break;
                case 12: told = __test_and_clear_bit(bit, words.At(0)); model[bit] = false; break;
                case 13: told = __test_and_change_bit(bit, words.At(0)); model[bit] = !before; break;
                case 14: assign_bit(bit, words.At(0), !before); model[bit] = !before; break;
                case 15: __assign_bit(bit, words.At(0), true); model[bit] = true; break;
            }

            Assert.Equal(told ?? before, before);
            for (int i = 0; i < 192; i++)
                Assert.Equal(model[i], ((*words.At(i / 64) >> (i % 64)) & 1) != 0);
        }
    }

    [Fact]
    public void test_and_set_bit_IsWonByOneThread()
    {
        const int Rounds = 4_000;
        using var words = new NativeArray<ulong>(Rounds / 64 + 1);
        int[] won = new int[3];

        Thread[] threads = Enumerable.Range(0, won.Length).Select(t => new Thread(() =>
        {
            for (int bit = 0; bit < Rounds; bit++)
                won[t] += test_and_set_bit(bit, words.At(0)) ? 0 : 1;
        })).ToArray();
        foreach (Thread thread in threads)
            thread.Start();
        foreach (Thread thread in threads)
            thread.Join();

        Assert.Equal(Rounds, won.Sum());
    }

    [Theory]
    [InlineData(0x80u, 7, -128)]
    [InlineData(0x7fu, 7, 127)]
    [InlineData(0x1ffu, 7, -1)]
    [InlineData(0x8000_0000u, 31, int.MinValue)]
    public void sign_extend32_TakesTheNamedBitAsSign(uint value, int index, int expected)
    {
        Assert.Equal(expected, sign_extend32(value, index));
        Assert.Equal(expected, sign_extend64(value, index));
    }

    [Property]
    public void rol_AndRorAgreeWithBitOperations_Random(ulong word)
    {
        for (uint shift = 0; shift < 130; shift += 13)
        {
            Assert.Equal(BitOperations.RotateLeft(word, (int)shift), rol64(word, shift));
            Assert.Equal(BitOperations.RotateRight(word, (int)shift), ror64(word, shift));
            Assert.Equal(BitOperations.RotateLeft((uint)word, (int)shift), rol32((uint)word, shift));
            Assert.Equal(BitOperations.RotateRight((uint)word, (int)shift), ror32((uint)word, shift));
        }
    }

    [Fact]
    public void GENMASK_IsOnesFromLowToHigh()
    {
        for (int low = 0; low < 64; low++)
        {
            for (int high = low; high < 64; high++)
            {
                BigInteger expected = (BigInteger.One << (high + 1)) - (BigInteger.One << low);
                Assert.Equal(expected, GENMASK(high, low));
                Assert.Equal(expected, GENMASK_ULL(high, low));
            }
        }
    }

    [Theory]
    [InlineData(0u, -1)]
    [InlineData(1u, 0)]
    [InlineData(2u, 1)]
    [InlineData(3u, 2)]
    [InlineData(0x8000_0000u, 31)]
    [InlineData(uint.MaxValue, 32)]
    public void get_count_order_IsTheLogarithmRoundedUp(uint count, int order)
    {
        Assert.Equal(order, get_count_order(count));
        Assert.Equal(order, get_count_order_long(count));
    }
}
