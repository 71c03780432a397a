// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Linux.Traces;

/// <summary>Text of a format, or one conversion of it.</summary>
/// <param name="Literal">The text; null for a conversion.</param>
/// <param name="Flags">Any of "-0+ #".</param>
/// <param name="Width">Least characters; -1 for an argument.</param>
/// <param name="Precision">After the point; -1 for none, -2 for an argument.</param>
/// <param name="Conversion">The letter, and for addresses what follows it.</param>
internal sealed record PrintPiece(string? Literal, string Flags, int Width, int Precision,
    string Conversion)
{
    private const int Widest = 4096;

    private static readonly Regex s_conversion = new(
        @"%(?<flags>[-0+ #]*)(?<width>\d{1,4}|\*)?(?:\.(?<precision>\d{1,4}|\*)?)?"
        + @"(?:hh|h|ll|l|L|z|j|t)?"
        + @"(?<conversion>p[sSfFBxbK]?|[a-zA-Z%])", RegexOptions.CultureInvariant,
            TimeSpan.FromSeconds(1));

    /// <summary>The pieces of a format.</summary>
    public static List<PrintPiece> Split(string format)
    {
        var pieces = new List<PrintPiece>();
        int position = 0;

        foreach (Match match in s_conversion.Matches(format))
        {
            pieces.Add(new PrintPiece(format[position..match.Index], "", 0, -1, ""));
            position = match.Index + match.Length;
            string conversion = match.Groups["conversion"].Value;

            pieces.Add(conversion == "%" ? new PrintPiece("%", "", 0, -1, "")
                : new PrintPiece(null, match.Groups["flags"].Value,
                    Number(match.Groups["width"], 0, -1),
                    Number(match.Groups["precision"], -1, -2), conversion));
        }
        pieces.Add(new PrintPiece(format[position..], "", 0, -1, ""));
        return pieces;
    }

    /// <summary>Appends text or a number to a width.</summary>
    public void Append(StringBuilder output, string text, int width, bool number)
    {
        int missing = Math.Min(width, Widest) - text.Length;

        if (missing <= 0 || Flags.Contains('-'))
        {
            output.Append(text).Append(' ', Math.Max(0, missing));
            return;
        }
        if (number && Flags.Contains('0'))
        {
            int sign = text.StartsWith('-') ? 1 : 0;

            output.Append(text, 0, sign).Append('0', missing)
                .Append(text, sign, text.Length - sign);
            return;
        }
        output.Append(' ', missing).Append(text);
    }

    private static int Number(Group group, int none, int argument)
        => !group.Success ? none : group.ValueSpan is "*" ? argument
            : int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);
}
