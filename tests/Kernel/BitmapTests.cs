// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Tests.Kernel;

public sealed unsafe class BitmapTests
{
    private const int Most = 300;

    [Fact]
    public void find_FirstAndLastAgreeWithAModel_Random() => ForMaps((a, b, c) =>
    {
        ulong size = (ulong)a.Bits.Length;
        Assert.Equal(First(size, i => a.Bits[i]), find_first_bit(a.Words, size));
        Assert.Equal(First(size, i => !a.Bits[i]), find_first_zero_bit(a.Words, size));
        Assert.Equal(First(size, i => a.Bits[i] && b.Bits[i]),
            find_first_and_bit(a.Words, b.Words, size));
        Assert.Equal(First(size, i => a.Bits[i] && !b.Bits[i]),
            find_first_andnot_bit(a.Words, b.Words, size));
        Assert.Equal(First(size, i => a.Bits[i] && b.Bits[i] && c.Bits[i]),
            find_first_and_and_bit(a.Words, b.Words, c.Words, size));
        int last = Array.LastIndexOf(a.Bits, true);
        Assert.Equal(last < 0 ? size : (ulong)last, find_last_bit(a.Words, size));
    });

    [Fact]
    public void find_NextAgreesWithAModel_Random() => ForMaps((a, b, _) =>
    {
        ulong size = (ulong)a.Bits.Length;
        for (ulong from = 0; from <= size + 1; from++)
        {
            ulong start = from;
            Assert.Equal(Next(size, start, i => a.Bits[i]), find_next_bit(a.Words, size, start));
            Assert.Equal(Next(size, start, i => !a.Bits[i]),
                find_next_zero_bit(a.Words, size, start));
            Assert.Equal(Next(size, start, i => a.Bits[i] && b.Bits[i]),
                find_next_and_bit(a.Words, b.Words, size, start));
            Assert.Equal(Next(size, start, i => a.Bits[i] && !b.Bits[i]),
                find_next_andnot_bit(a.Words, b.Words, size, start));
            Assert.Equal(Next(size, start, i => a.Bits[i] || b.Bits[i]),
                find_next_or_bit(a.Words, b.Words, size, start));
            Assert.Equal(Wrapped(size, start, i => a.Bits[i]),
                find_next_bit_wrap(a.Words, size, start));
            Assert.Equal(Wrapped(size, start, i => a.Bits[i] && b.Bits[i]),
                find_next_and_bit_wrap(a.Words, b.Words, size, start));
        }
    }, 60);

    [Fact]
    public void find_nth_AgreesWithAModel_Random() => ForMaps((a, b, c) =>
    {
        ulong size = (ulong)a.Bits.Length;
        for (ulong n = 0; n <= size; n++)
        {
            // Where there is no such bit, the answer is the size or anything above it.
            Assert.Equal(Nth(size, n, i => a.Bits[i]),
                Math.Min(size, find_nth_bit(a.Words, size, n)));
            Assert.Equal(Nth(size, n, i => a.Bits[i] && b.Bits[i]),
                Math.Min(size, find_nth_and_bit(a.Words, b.Words, size, n)));
            Assert.Equal(Nth(size, n, i => a.Bits[i] && b.Bits[i] && !c.Bits[i]),
                Math.Min(size, find_nth_and_andnot_bit(a.Words, b.Words, c.Words, size, n)));
        }
    }, 60);

    [Fact]
    public void bitmap_LogicAgreesWithAModel_Random() => ForMaps((a, b, c) =>
    {
        uint bits = (uint)a.Bits.Length;
        using var to = new Map(new bool[bits]);

        Assert.Equal(a.Zip(b, (x, y) => x && y).Any(x => x), bitmap_and(to.Words, a.Words, b.Words, bits));
        Assert.Equal(a.Zip(b, (x, y) => x && y), to.Read());
        Assert.Equal(a.Zip(b, (x, y) => x && !y).Any(x => x), bitmap_andnot(to.Words, a.Words, b.Words, bits));
        Assert.Equal(a.Zip(b, (x, y) => x && !y), to.Read());
        bitmap_or(to.Words, a.Words, b.Words, bits);
        Assert.Equal(a.Zip(b, (x, y) => x || y), to.Read());
        Assert.Equal(bitmap_equal(to.Words, c.Words, bits),
            bitmap_or_equal(a.Words, b.Words, c.Words, bits));
        Assert.True(bitmap_or_equal(a.Words, b.Words, to.Words, bits));
        bitmap_xor(to.Words, a.Words, b.Words, bits);
        Assert.Equal(a.Zip(b, (x, y) => x != y), to.Read());
        Assert.Equal((uint)to.Read().Count(x => x), bitmap_weighted_xor(to.Words, a.Words, b.Words, bits));
        Assert.Equal((uint)a.Zip(b, (x, y) => x || y).Count(x => x),
            bitmap_weighted_or(to.Words, a.Words, b.Words, bits));
        bitmap_complement(to.Words, a.Words, bits);
        Assert.Equal(a.Bits.Select(x => !x), to.Read());
        bitmap_replace(to.Words, a.Words, b.Words, c.Words, bits);
        Assert.Equal(a.Bits.Select((x, i) => c.Bits[i] ? b.Bits[i] : x), to.Read());
    });

    [Fact]
    public void bitmap_QuestionsAgreeWithAModel_Random() => ForMaps((a, b, _) =>
    {
        uint bits = (uint)a.Bits.Length;
        Assert.Equal(a.Bits.SequenceEqual(b.Bits), bitmap_equal(a.Words, b.Words, bits));
        Assert.True(bitmap_equal(a.Words, a.Words, bits));
        Assert.Equal(a.Zip(b, (x, y) => x && y).Any(x => x), bitmap_intersects(a.Words, b.Words, bits));
        Assert.Equal(a.Zip(b, (x, y) => !x || y).All(x => x), bitmap_subset(a.Words, b.Words, bits));
        Assert.Equal(!a.Bits.Any(x => x), bitmap_empty(a.Words, bits));
        Assert.Equal(a.Bits.All(x => x), bitmap_full(a.Words, bits));
        Assert.Equal((uint)a.Bits.Count(x => x), bitmap_weight(a.Words, bits));
        Assert.Equal((ulong)a.Zip(b, (x, y) => x && y).Count(x => x),
            bitmap_weight_and(a.Words, b.Words, bits));
        Assert.Equal((ulong)a.Zip(b, (x, y) => x && !y).Count(x => x),
            bitmap_weight_andnot(a.Words, b.Words, bits));
        for (uint start = 0; start < bits; start++)
            Assert.Equal((ulong)a.Bits.Skip((int)start).Count(x => x),
                bitmap_weight_from(a.Words, start, bits));
    });

    [Fact]
    public void bitmap_ShiftsAgreeWithAModel_Random() => ForMaps((a, _, _) =>
    {
        uint bits = (uint)a.Bits.Length;
        using var to = new Map(new bool[bits]);
        for (uint shift = 0; shift < bits; shift++)
        {
            bitmap_shift_right(to.Words, a.Words, shift, bits);
            Assert.Equal(a.Bits.Select((_, i) => i + shift < bits && a.Bits[i + shift]), to.Read());
            bitmap_shift_left(to.Words, a.Words, shift, bits);
            Assert.Equal(a.Bits.Select((_, i) => i >= shift && a.Bits[i - shift]), to.Read());
        }
    }, 40);

    [Fact]
    public void bitmap_RangesAgreeWithAModel_Random() => ForMaps((a, b, _) =>
    {
        uint bits = (uint)a.Bits.Length;
        uint start = bits == 0 ? 0 : (uint)a.Bits.Count(x => x) % bits;
        uint length = bits == 0 ? 0 : (uint)b.Bits.Count(x => x) % (bits - start + 1);
        bool[] model = [.. a.Bits];
        bool[] other = [.. b.Bits];

        bitmap_set(a.Words, start, length);
        bitmap_clear(b.Words, start, length);

        Array.Fill(model, true, (int)start, (int)length);
        Array.Fill(other, false, (int)start, (int)length);
        Assert.Equal(model, a.Read());
        Assert.Equal(other, b.Read());
        Assert.True(a.TailIsClear() && b.TailIsClear());
    });

    [Fact]
    public void bitmap_find_next_zero_area_AgreesWithAModel_Random() => ForMaps((a, _, _) =>
    {
        int size = a.Bits.Length;
        for (int length = 1; length <= 9; length += 4)
        {
            foreach (int align in (int[])[1, 4])
            {
                int at = 0;
                while (at + length <= size && (at % align != 0 || a.Bits.Skip(at).Take(length).Any(x => x)))
                    at++;
                ulong found = bitmap_find_next_zero_area(a.Words, (ulong)size, 0, (uint)length,
                    (ulong)align - 1);
                if (at + length <= size)
                    Assert.Equal((ulong)at, found);
                else
                    Assert.True(found > (ulong)size);
            }
        }
    });

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(64, 8)]
    [InlineData(65, 16)]
    [InlineData(4096, 512)]
    public void bitmap_size_IsWholeWordsInBytes(uint bits, uint bytes) =>
        Assert.Equal(bytes, bitmap_size(bits));

    private static ulong First(ulong size, Predicate<int> holds) => Next(size, 0, holds);

    private static ulong Next(ulong size, ulong start, Predicate<int> holds)
    {
        for (ulong i = start; i < size; i++)
        {
            if (holds((int)i))
                return i;
        }

        return size;
    }

    private static ulong Wrapped(ulong size, ulong start, Predicate<int> holds)
    {
        ulong next = Next(size, start, holds);
        if (next < size)
            return next;
        ulong first = Next(Math.Min(size, start), 0, holds);
        return first < Math.Min(size, start) ? first : size;
    }

    private static ulong Nth(ulong size, ulong n, Predicate<int> holds)
    {
        for (ulong i = 0; i < size; i++)
        {
            if (holds((int)i) && n-- == 0)
                return i;
        }

        return size;
    }

    // Three maps of one size between 1 and 300 bits, from empty over sparse to full.
    private static void ForMaps(Action<Map, Map, Map> body, int runs = 150)
    {
        for (int run = 0; run < runs; run++)
        {
            var random = new Random(run);
            int size = run < 70 ? run + 1 : random.Next(1, Most);
            using var a = Map.Draw(random, size);
            using var b = Map.Draw(random, size);
            using var c = Map.Draw(random, size);
            body(a, b, c);
        }
    }

    private sealed class Map : IDisposable
    {
        private readonly NativeArray<ulong> _words;

        public Map(bool[] bits)
        {
            Bits = bits;
            _words = new NativeArray<ulong>(bits.Length / 64 + 1);
            for (int i = 0; i < bits.Length; i++)
            {
                if (bits[i])
                    *_words.At(i / 64) |= 1UL << (i % 64);
            }
        }

        public bool[] Bits { get; }

        public ulong* Words => _words.At(0);

        public static Map Draw(Random random, int size)
        {
            int percent = random.Next(5) switch { 0 => 0, 1 => 100, 2 => 3, 3 => 97, _ => 50 };
            return new Map(Enumerable.Range(0, size).Select(_ => random.Next(100) < percent).ToArray());
        }

        public IEnumerable<bool> Zip(Map other, Func<bool, bool, bool> with) => Bits.Zip(other.Bits, with);

        public bool[] Read() =>
            Enumerable.Range(0, Bits.Length).Select(i => ((*_words.At(i / 64) >> (i % 64)) & 1) != 0).ToArray();

        public bool TailIsClear() =>
            *_words.At(Bits.Length / 64) >> (Bits.Length % 64) == 0;

        public void Dispose() => _words.Dispose();
    }
}
