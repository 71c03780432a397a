// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Numerics;
using System.Text;

namespace Linux.Lockstep.Compiling;

/// <summary>
/// generated/timeconst.h, which upstream's build makes for its HZ: factors by which a division becomes
/// a multiplication and a shift.
/// </summary>
internal static class TimeConstants
{
    private const int Bits = 32;

    private static readonly (string Name, int PerSecond)[] s_units = [("MSEC", 1_000), ("USEC", 1_000_000)];

    /// <summary>The header.</summary>
    public static string Header(int hz)
    {
        var text = new StringBuilder();

        foreach ((string unit, int perSecond) in s_units)
        {
            Add(text, $"HZ_TO_{unit}", perSecond, hz);
            Add(text, $"{unit}_TO_HZ", hz, perSecond);
        }
        AddRatio(text, "HZ_TO_NSEC", 1_000_000_000, hz);
        AddRatio(text, "NSEC_TO_HZ", hz, 1_000_000_000);
        return text.ToString();
    }

    /// <summary>So that n * to / from is (n * MUL32 + ADJ32) >> SHR32, rounded up.</summary>
    private static void Add(StringBuilder text, string name, int to, int from)
    {
        int shift = 0;

        while (Factor(shift, to, from) < BigInteger.One << (Bits - 1))
            shift++;
        BigInteger divisor = from / BigInteger.GreatestCommonDivisor(to, from);
        Define(text, name + "_MUL32", $"{Factor(shift, to, from)}ULL");
        Define(text, name + "_ADJ32", $"{(BigInteger.One << shift) * (divisor - 1) / divisor}ULL");
        Define(text, name + "_SHR32", shift.ToString(CultureInfo.InvariantCulture));
        AddRatio(text, name, to, from);
    }

    private static void AddRatio(StringBuilder text, string name, int to, int from)
    {
        int common = (int)BigInteger.GreatestCommonDivisor(to, from);

        Define(text, name + "_NUM", (to / common).ToString(CultureInfo.InvariantCulture));
        Define(text, name + "_DEN", (from / common).ToString(CultureInfo.InvariantCulture));
    }

    private static BigInteger Factor(int shift, int to, int from)
        => ((BigInteger.One << shift) * to + from - 1) / from;

    private static void Define(StringBuilder text, string name, string value)
        => text.Append("#define ").Append(name).Append(' ').Append(value).Append('\n');
}
