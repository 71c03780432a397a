// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>One conversion specification of a kernel format, parsed.</summary>
public struct FormatSpec
{
    /// <summary>Flag <c>-</c>.</summary>
    public bool Left;

    /// <summary>Flag <c>+</c>.</summary>
    public bool Plus;

    /// <summary>Flag space.</summary>
    public bool Space;

    /// <summary>Flag <c>#</c>.</summary>
    public bool Special;

    /// <summary>Flag <c>0</c>.</summary>
    public bool Zero;

    /// <summary>The least width in characters, 0 when not given.</summary>
    public int Width;

    /// <summary>The precision, -1 when not given.</summary>
    public int Precision;

    /// <summary>The width of the value in bits: 8, 16, 32 or 64.</summary>
    public int Bits;

    /// <summary>The conversion, or NUL when the specification is not one.</summary>
    public char Conversion;

    /// <summary>The letters after <c>%p</c>.</summary>
    public string Extension;

    /// <summary>
    /// Parses what follows a percent sign. A <c>*</c> takes an argument, except before a bitmap,
    /// which brings its own width.
    /// </summary>
    public static FormatSpec Parse(
        string format, ref int position, ReadOnlySpan<FormatArgument> arguments, ref int next)
    {
        var spec = new FormatSpec { Precision = -1, Bits = 32, Extension = "" };
        while (position < format.Length && spec.TakeFlag(format[position]))
        {
            position++;
        }

        spec.Width = Number(format, ref position, arguments, ref next) ?? 0;
        if (spec.Width < 0)
        {
            spec.Left = true;
            spec.Width = -spec.Width;
        }

        if (position < format.Length && format[position] == '.')
        {
            position++;
            spec.Precision = Math.Max(0, Number(format, ref position, arguments, ref next) ?? 0);
        }

        spec.TakeQualifier(format, ref position);
        if (position >= format.Length || !"cspdiuxXo%".Contains(format[position]))
        {
            return spec;
        }

        spec.Conversion = format[position++];
        if (spec.Conversion == 'p')
        {
            var start = position;
            while (position < format.Length && char.IsAsciiLetterOrDigit(format[position]))
            {
                position++;
            }

            spec.Extension = format[start..position];
        }

        return spec;
    }

    private bool TakeFlag(char flag)
    {
        switch (flag)
        {
            case '-': return Left = true;
            case '+': return Plus = true;
            case ' ': return Space = true;
            case '#': return Special = true;
            case '0': return Zero = true;
            default: return false;
        }
    }

    private static int? Number(
        string format, ref int position, ReadOnlySpan<FormatArgument> arguments, ref int next)
    {
        if (position < format.Length && format[position] == '*')
        {
            position++;
            if (next >= arguments.Length)
            {
                return null;
            }

            return arguments[next].Kind == FormatArgumentKind.Bitmap
                ? (int)arguments[next].Width
                : (int)arguments[next++].Bits;
        }

        int? number = null;
        while (position < format.Length && char.IsAsciiDigit(format[position]))
        {
            number = (number ?? 0) * 10 + (format[position++] - '0');
        }

        return number;
    }

    private void TakeQualifier(string format, ref int position)
    {
        while (position < format.Length)
        {
            switch (format[position])
            {
                case 'h': Bits = Bits == 16 ? 8 : 16; break;
                case 'l' or 'L' or 'z' or 't': Bits = 64; break;
                default: return;
            }

            position++;
        }
    }
}
