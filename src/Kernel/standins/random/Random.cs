// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Random numbers that follow from the machine's seed alone.</summary>
public static unsafe partial class Kernel
{
    [Global] private static partial ref ulong random_state { get; }

    /// <summary>64 random bits; splitmix64 over the machine's seed.</summary>
    public static ulong get_random_u64()
    {
        const ulong Step = 0x9E3779B97F4A7C15;
        var state = System.Threading.Interlocked.Add(ref random_state, Step)
            + ThisCpu.machine!.Options.Seed;
        state = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
        state = (state ^ (state >> 27)) * 0x94D049BB133111EB;
        return state ^ (state >> 31);
    }

    /// <summary>32 random bits.</summary>
    public static uint get_random_u32() => (uint)(get_random_u64() >> 32);

    /// <summary>A random number from 0 to <paramref name="ceil"/>, which it does not reach.</summary>
    public static uint get_random_u32_below(uint ceil) =>
        ceil == 0 ? 0 : (uint)((ulong)get_random_u32() * ceil >> 32);
}
