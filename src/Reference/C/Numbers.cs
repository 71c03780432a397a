// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Reference.C;

/// <summary>Values of number and character literals.</summary>
public static class Numbers
{
    /// <summary>
    /// The value of a C or C# literal with its prefix and suffix, or null if it is none.
    /// <paramref name="octal"/> says whether a leading zero means base eight, as in C.
    /// </summary>
    public static long? Value(string text, bool octal = true)
    {
        if (text.Length > 1 && text[0] == '\'')
            return Character(text[1..].TrimEnd('\''));
        var digits = text.Replace("_", "").TrimEnd('u', 'U', 'l', 'L');
        if (digits.StartsWith("0x", StringComparison.OrdinalIgnoreCase))
            return ulong.TryParse(digits.AsSpan(2), NumberStyles.HexNumber, null, out var hex)
                ? unchecked((long)hex)
                : null;
        if (digits.StartsWith("0b", StringComparison.OrdinalIgnoreCase))
            return Digits(digits.AsSpan(2), 2);
        if (octal && digits.Length > 1 && digits[0] == '0')
            return Digits(digits.AsSpan(1), 8);
        return ulong.TryParse(digits, NumberStyles.None, null, out var value)
            ? unchecked((long)value)
            : null;
    }

    private static long? Digits(ReadOnlySpan<char> digits, int radix)
    {
        ulong value = 0;
        foreach (var digit in digits)
        {
            if (digit < '0' || digit >= '0' + radix)
                return null;
            value = unchecked(value * (ulong)radix + (ulong)(digit - '0'));
        }
        return digits.IsEmpty ? null : unchecked((long)value);
    }

    private static long? Character(string inner) => inner switch
    {
        [var c] => c,
        ['\\', 'n'] => '\n',
        ['\\', 't'] => '\t',
        ['\\', 'r'] => '\r',
        ['\\', '0'] => 0,
        ['\\', var c] => c,
        _ => null,
    };
}
