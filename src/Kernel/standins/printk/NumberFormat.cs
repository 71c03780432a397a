// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;

namespace Linux;

/// <summary>The kernel's integer conversions: d i u x X o with their flags.</summary>
internal static class NumberFormat
{
    public static void Append(StringBuilder output, in FormatSpec spec, long bits)
    {
        var isSigned = spec.Conversion is 'd' or 'i';
        var value = Truncate(bits, spec.Bits, isSigned);
        var sign = "";
        if (isSigned)
        {
            if (value < 0)
            {
                sign = "-";
                value = -value;
            }
            else if (spec.Plus)
            {
                sign = "+";
            }
            else if (spec.Space)
            {
                sign = " ";
            }
        }

        var digits = Digits((ulong)value, spec.Conversion);
        if (spec.Precision > digits.Length)
        {
            digits = new string('0', spec.Precision - digits.Length) + digits;
        }

        Finish(output, spec, sign + Prefix(spec, value), digits);
    }

    private static void Finish(
        StringBuilder output, in FormatSpec spec, string prefix, string digits)
    {
        var padding = Math.Max(0, spec.Width - prefix.Length - digits.Length);
        var zeros = spec.Zero && !spec.Left && spec.Precision < 0;
        if (!spec.Left && !zeros)
        {
            output.Append(' ', padding);
        }

        output.Append(prefix);
        if (zeros)
        {
            output.Append('0', padding);
        }

        output.Append(digits);
        if (spec.Left)
        {
            output.Append(' ', padding);
        }
    }

    private static string Prefix(in FormatSpec spec, long value)
    {
        if (!spec.Special)
        {
            return "";
        }

        // The kernel prefixes 0x also to zero, and an octal zero gets no second digit.
        return spec.Conversion switch
        {
            'x' => "0x",
            'X' => "0X",
            'o' => value == 0 ? "" : "0",
            _ => "",
        };
    }

    private static string Digits(ulong value, char conversion) => conversion switch
    {
        'x' => value.ToString("x", CultureInfo.InvariantCulture),
        'X' => value.ToString("X", CultureInfo.InvariantCulture),
        'o' => Octal(value),
        _ => value.ToString(CultureInfo.InvariantCulture),
    };

    private static string Octal(ulong value)
    {
        var digits = new StringBuilder();
        do
        {
            digits.Insert(0, (char)('0' + (int)(value & 7)));
            value >>= 3;
        }
        while (value != 0);

        return digits.ToString();
    }

    private static long Truncate(long bits, int width, bool isSigned) => (width, isSigned) switch
    {
        (8, true) => (sbyte)bits,
        (8, false) => (byte)bits,
        (16, true) => (short)bits,
        (16, false) => (ushort)bits,
        (32, true) => (int)bits,
        (32, false) => (uint)bits,
        _ => bits,
    };
}
