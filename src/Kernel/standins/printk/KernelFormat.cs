// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux;

/// <summary>
/// Formats as the kernel's vsnprintf does. printk and the tracepoints both use it.
/// </summary>
/// <remarks>
/// <c>%p</c> and <c>%px</c> print the offset in the running machine's arena, so that a text is
/// the same in every process. Null and error pointers print as themselves.
/// </remarks>
public static unsafe class KernelFormat
{
    /// <summary>Formats into a new string.</summary>
    /// <param name="format">A kernel format; unknown conversions are copied as they stand.</param>
    /// <param name="arguments">The values; a missing one prints as "(missing)".</param>
    public static string Format(string format, params ReadOnlySpan<FormatArgument> arguments)
    {
        var output = new StringBuilder(format.Length + 32);
        Append(output, format, arguments);
        return output.ToString();
    }

    /// <summary>Formats to the end of <paramref name="output"/>.</summary>
    public static void Append(
        StringBuilder output, string format, ReadOnlySpan<FormatArgument> arguments)
    {
        var next = 0;
        var position = 0;
        while (position < format.Length)
        {
            if (format[position] != '%')
            {
                output.Append(format[position++]);
                continue;
            }

            var start = position++;
            var spec = FormatSpec.Parse(format, ref position, arguments, ref next);
            switch (spec.Conversion)
            {
                case '%':
                    output.Append('%');
                    break;
                case '\0':
                    output.Append(format, start, position - start);
                    break;
                default:
                    if (next >= arguments.Length)
                    {
                        output.Append("(missing)");
                        break;
                    }

                    AppendOne(output, spec, arguments[next++]);
                    break;
            }
        }
    }

    private static void AppendOne(
        StringBuilder output, in FormatSpec spec, in FormatArgument argument)
    {
        switch (spec.Conversion)
        {
            case 'c':
                AppendPadded(output, ((char)(byte)argument.Bits).ToString(), spec);
                break;
            case 's':
                AppendText(output, spec, StringOf(argument));
                break;
            case 'p':
                PointerFormat.Append(output, spec, argument);
                break;
            default:
                NumberFormat.Append(output, spec, argument.Bits);
                break;
        }
    }

    private static string? StringOf(in FormatArgument argument) => argument.Kind switch
    {
        FormatArgumentKind.Text => argument.Text,
        FormatArgumentKind.Pointer => KernelSymbols.Text((byte*)argument.Address),
        _ => argument.Bits.ToString(System.Globalization.CultureInfo.InvariantCulture),
    };

    internal static void AppendText(StringBuilder output, in FormatSpec spec, string? text)
    {
        text ??= "(null)";
        if (spec.Precision >= 0 && spec.Precision < text.Length)
        {
            text = text[..spec.Precision];
        }

        AppendPadded(output, text, spec);
    }

    internal static void AppendPadded(StringBuilder output, string text, in FormatSpec spec)
    {
        var padding = Math.Max(0, spec.Width - text.Length);
        if (!spec.Left)
        {
            output.Append(' ', padding);
        }

        output.Append(text);
        if (spec.Left)
        {
            output.Append(' ', padding);
        }
    }
}
