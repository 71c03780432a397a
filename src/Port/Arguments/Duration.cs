// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Port.Arguments;

/// <summary>A time as it is written on the command line, such as 10s, 250ms, 1.5us, 1m or 2h.</summary>
/// <param name="Text">As it was written.</param>
/// <param name="Ns">The same in ns.</param>
internal readonly record struct Duration(string Text, long Ns)
{
    private const decimal Most = 900_000_000_000_000_000m;

    private static readonly (string Name, long Ns)[] s_units =
    [
        ("ns", 1), ("us", 1_000), ("ms", 1_000_000), ("s", 1_000_000_000),
        ("m", 60_000_000_000), ("h", 3_600_000_000_000),
    ];

    /// <summary>In ms, rounded up.</summary>
    public long Milliseconds => (Ns + 999_999) / 1_000_000;

    /// <summary>Null where the text is no time, is less than a nanosecond, or more than 9e17 ns.</summary>
    public static Duration? Read(string text)
    {
        foreach ((string unit, long ns) in s_units)
        {
            if (text.EndsWith(unit, StringComparison.Ordinal)
                && decimal.TryParse(text[..^unit.Length], NumberStyles.AllowDecimalPoint,
                    CultureInfo.InvariantCulture, out decimal count)
                && count <= Most / ns && count * ns >= 1)
                return new(text, (long)(count * ns));
        }
        return null;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;
}
