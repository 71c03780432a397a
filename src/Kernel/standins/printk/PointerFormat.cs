// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;

namespace Linux;

/// <summary>The kernel's <c>%p</c> conversions, as far as the ported code uses them.</summary>
internal static unsafe class PointerFormat
{
    private const int MaxErrno = 4095;

    public static void Append(StringBuilder output, in FormatSpec spec, in FormatArgument argument)
    {
        switch (spec.Extension)
        {
            case "s":
            case "f":
                AppendSymbol(output, spec, argument, "");
                break;
            case "S":
            case "F":
            case "B":
                AppendSymbol(output, spec, argument, "+0x0/0x0");
                break;
            case "bl":
                AppendBitmapList(output, spec, argument);
                break;
            case "b":
                AppendBitmapHex(output, spec, argument);
                break;
            default:
                AppendAddress(output, spec, argument.Bits);
                break;
        }
    }

    private static void AppendSymbol(
        StringBuilder output, in FormatSpec spec, in FormatArgument argument, string suffix)
    {
        var name = argument.Kind == FormatArgumentKind.Text
            ? argument.Text
            : KernelSymbols.Find(argument.Address);
        var text = name is null
            ? "0x" + Stable(argument.Bits).ToString("x", CultureInfo.InvariantCulture)
            : name + suffix;
        KernelFormat.AppendText(output, spec, text);
    }

    private static void AppendAddress(StringBuilder output, FormatSpec spec, long address)
    {
        if (spec.Width == 0)
        {
            spec.Width = 2 * sizeof(void*);
            spec.Zero = true;
        }

        spec.Conversion = 'x';
        spec.Bits = 64;
        NumberFormat.Append(output, spec, (long)Stable(address));
    }

    /// <summary>
    /// The arena offset of an address of the running machine; anything else as it is.
    /// </summary>
    private static ulong Stable(long address)
    {
        if (address == 0 || (ulong)address >= unchecked((ulong)-MaxErrno))
        {
            return (ulong)address;
        }

        return ArenaOffset.Of((void*)address);
    }

    private static void AppendBitmapList(
        StringBuilder output, FormatSpec spec, in FormatArgument argument)
    {
        var bits = (ulong*)argument.Address;
        var count = Length(spec, argument);
        var text = new StringBuilder();
        var bit = 0;
        while (bit < count)
        {
            if (!Test(bits, bit))
            {
                bit++;
                continue;
            }

            var first = bit;
            while (bit + 1 < count && Test(bits, bit + 1))
            {
                bit++;
            }

            text.Append(text.Length == 0 ? "" : ",").Append(first);
            if (bit != first)
            {
                text.Append('-').Append(bit);
            }

            bit++;
        }

        output.Append(text);
    }

    private static void AppendBitmapHex(
        StringBuilder output, FormatSpec spec, in FormatArgument argument)
    {
        const int ChunkBits = 32;
        var chunks = (uint*)argument.Address;
        var count = Length(spec, argument);
        var width = count % ChunkBits == 0 ? ChunkBits : count % ChunkBits;
        for (var chunk = (count + ChunkBits - 1) / ChunkBits - 1; chunk >= 0; chunk--)
        {
            var value = chunks[chunk];
            if (width < ChunkBits)
            {
                value &= (1u << width) - 1;
            }

            var digits = (width + 3) / 4;
            output.Append(value.ToString("x" + digits, CultureInfo.InvariantCulture));
            output.Append(chunk == 0 ? "" : ",");
            width = ChunkBits;
        }
    }

    private static int Length(in FormatSpec spec, in FormatArgument argument) =>
        argument.Kind == FormatArgumentKind.Bitmap ? (int)argument.Width : spec.Width;

    private static bool Test(ulong* bits, int bit) => (bits[bit / 64] >> (bit % 64) & 1) != 0;
}
