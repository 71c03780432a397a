// SPDX-License-Identifier: GPL-2.0-only
using FsCheck;

namespace Linux.Tests.Kernel;

/// <summary>What properties are tried with.</summary>
public static class Draws
{
    /// <summary>Words that like the borders: small, large, and near powers of two.</summary>
    public static Arbitrary<ulong> Words() => (
        from bits in Gen.Choose(0, 64)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from near in Gen.Choose(-2, 2)
        from kind in Gen.Choose(0, 2)
        select Word(bits, ((ulong)(uint)high << 32) | (uint)low, near, kind)).ToArbitrary();

    /// <summary>Sequences of steps; each step is a number to be taken apart by the test.</summary>
    public static Arbitrary<uint[]> Steps() =>
        Gen.Choose(0, int.MaxValue).Select(x => (uint)x).ArrayOf().ToArbitrary();

    /// <summary>Times that are normal, before the epoch and after it.</summary>
    public static Arbitrary<timespec64> Times() => (
        from seconds in Gen.Choose(-1_000_000_000, 1_000_000_000)
        from nanoseconds in Gen.Choose(0, 999_999_999)
        select new timespec64 { tv_sec = seconds, tv_nsec = nanoseconds }).ToArbitrary();

    private static ulong Word(int bits, ulong random, int near, int kind)
    {
        ulong power = bits == 64 ? 0UL : 1UL << bits;
        return kind switch
        {
            0 => power + (ulong)(long)near,
            1 => bits == 0 ? 0 : random >> (64 - bits),
            _ => random,
        };
    }
}
