// SPDX-License-Identifier: GPL-2.0-only
using FsCheck;

namespace Linux.Tests.Kernel;

/// <summary>Runs a property on random input; a failure names its seed and the smallest input.</summary>
internal static class Properties
{
    public static void ForAll<T>(Action<T> body, int runs = 300) =>
        Prop.ForAll(body).Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(60));

    public static void ForAll<T>(Gen<T> values, Action<T> body, int runs = 300) =>
        Prop.ForAll(values.ToArbitrary(), body)
            .Check(Config.QuickThrowOnFailure.WithMaxTest(runs).WithEndSize(60));

    /// <summary>Words that like the borders: small, large, and near powers of two.</summary>
    public static Gen<ulong> Words { get; } =
        from bits in Gen.Choose(0, 64)
        from low in Gen.Choose(int.MinValue, int.MaxValue)
        from high in Gen.Choose(int.MinValue, int.MaxValue)
        from near in Gen.Choose(-2, 2)
        from kind in Gen.Choose(0, 2)
        select Word(bits, ((ulong)(uint)high << 32) | (uint)low, near, kind);

    /// <summary>Sequences of steps; each step is a number to be taken apart by the test.</summary>
    public static Gen<uint[]> Steps { get; } =
        Gen.Choose(0, int.MaxValue).Select(x => (uint)x).ArrayOf();

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
