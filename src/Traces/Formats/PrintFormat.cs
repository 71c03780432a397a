// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using System.Text;

namespace Linux.Traces;

/// <summary>Prints records of one event as its format file says, or, where that is not understood,
/// field by field.</summary>
internal sealed class PrintFormat
{
    private readonly EventFormat _format;
    private readonly int _longBytes;
    private readonly List<PrintPiece> _pieces = new();
    private readonly List<Func<RecordView, CValue>> _arguments = new();

    /// <param name="format">The event's format.</param>
    /// <param name="longBytes">Bytes of a long of the kernel that wrote it.</param>
    public PrintFormat(EventFormat format, int longBytes)
    {
        _format = format;
        _longBytes = longBytes;
        try
        {
            var tokens = new CTokens(format.Print);
            var parser = new PrintParser(format, tokens, longBytes);

            _pieces = PrintPiece.Split(tokens.TakeText());
            while (tokens.Accept(","))
                _arguments.Add(parser.Argument());
            if (tokens.Peek.Length != 0)
                throw new FormatException($"'{tokens.Peek}' is unexpected");
        }
        catch (Exception unknown) when (
            unknown is FormatException or System.Text.RegularExpressions.RegexMatchTimeoutException)
        {
            Problem = unknown.Message;
        }
    }

    /// <summary>Why the event is printed field by field; null where it is printed as it
    /// says.</summary>
    public string? Problem { get; }

    /// <summary>Appends what a record has to say.</summary>
    public void Append(StringBuilder output, RecordView record, SymbolTable symbols)
    {
        if (Problem != null)
        {
            AppendFields(output, record, symbols);
            return;
        }
        int next = 0;
        CValue Take() => next < _arguments.Count ? _arguments[next++](record) : CValue.Int(0);

        foreach (PrintPiece piece in _pieces)
        {
            if (piece.Literal != null)
            {
                output.Append(piece.Literal);
                continue;
            }
            int width = piece.Width == -1 ? (int)Math.Clamp(Take().Bits, 0, 4096) : piece.Width;
            int precision = piece.Precision == -2 ? (int)Math.Clamp(Take().Bits, 0, 4096)
                : piece.Precision;
            CValue value = Take();

            Append(output, piece, width, precision, value, symbols);
        }
    }

    private void Append(
        StringBuilder output, PrintPiece piece, int width, int precision, CValue value,
            SymbolTable symbols)
    {
        if (piece.Conversion[0] == 'p')
        {
            Pointer(output, piece, width, value, symbols);
            return;
        }
        if (value.Text != null || piece.Conversion == "s")
        {
            string text = value.Text ?? FormattableString.Invariant($"0x{value.Bits:x}");

            piece.Append(output, precision >= 0 && precision < text.Length ? text[..precision]
                : text, width, false);
            return;
        }
        long signed = value.Signed || value.Size < 4 ? value.Bits
            : CValue.Cut(value.Bits, value.Size, true).Bits;
        ulong plain = (ulong)CValue.Cut(value.Bits, Math.Max(4, value.Size), false).Bits;
        string digits = piece.Conversion switch
        {
            "d" or "i" => signed.ToString(CultureInfo.InvariantCulture),
            "x" => plain.ToString("x", CultureInfo.InvariantCulture),
            "X" => plain.ToString("X", CultureInfo.InvariantCulture),
            "o" => Convert.ToString((long)plain, 8),
            "c" => ((char)(byte)plain).ToString(),
            _ => plain.ToString(CultureInfo.InvariantCulture),
        };

        if (precision > digits.Length)
            digits = digits.PadLeft(precision, '0');
        if (piece.Flags.Contains('#') && piece.Conversion is "x" or "X" && plain != 0)
            digits = "0x" + digits;
        piece.Append(output, digits, width, number: true);
    }

    private void Pointer(StringBuilder output, PrintPiece piece, int width, CValue value,
        SymbolTable symbols)
    {
        var address = (ulong)value.Bits;

        if (value.Text != null)
            output.Append(value.Text);
        else if (piece.Conversion.Length > 1
            && piece.Conversion[1] is 's' or 'S' or 'f' or 'F' or 'B')
            piece.Append(output, symbols.Find(address, piece.Conversion[1] is 'S' or 'F' or 'B')
                ?? FormattableString.Invariant($"0x{address:x}"), width, false);
        else
            output.Append(address.ToString($"x{2 * _longBytes}", CultureInfo.InvariantCulture));
    }

    private void AppendFields(StringBuilder output, RecordView record, SymbolTable symbols)
    {
        string separator = "";

        foreach (TraceField field in _format.Own)
        {
            output.Append(separator).Append(field.Name).Append('=');
            separator = " ";
            if (field.IsText)
                output.Append(record.Text(field));
            else if (field.Elements > 0 || field.Size > 8)
                output.Append(Convert.ToHexStringLower(record.Bytes(field)));
            else if (field.IsPointer)
                output.Append(field.Name is "function"
                    && symbols.Find((ulong)record.Number(field), false) is { } name
                    ? name : record.Number(field).ToString($"x{2 * _longBytes}",
                        CultureInfo.InvariantCulture));
            else if (field.Signed)
                output.Append(record.Number(field));
            else
                output.Append((ulong)record.Number(field));
        }
    }
}
