// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>What both versions of a trace.dat hold.</summary>
/// <param name="Options">How it is written.</param>
/// <param name="Formats">The events.</param>
/// <param name="Functions">Names by address.</param>
/// <param name="Tasks">Names by pid.</param>
/// <param name="Buffers">The top one first.</param>
internal sealed record DatContent(
    DatOptions Options, IReadOnlyCollection<EventFormat> Formats, IReadOnlyDictionary<ulong,
        string> Functions,
    IReadOnlyDictionary<int, string> Tasks, IReadOnlyList<DatBuffer> Buffers)
{
    /// <summary>What both versions begin with.</summary>
    public void WriteStart(EndianWriter output)
    {
        output.Bytes([0x17, 0x08, 0x44]);
        output.Bytes("tracing"u8);
        output.Text(FormattableString.Invariant($"{Options.Version}"));
        output.U8(Options.BigEndian ? (byte)1 : (byte)0);
        output.U8((byte)Options.LongBytes);
        output.U32(Options.PageBytes);
    }

    /// <summary>The two headers of the ring buffer.</summary>
    public void WriteHeaders(EndianWriter output)
    {
        output.Text("header_page");
        WriteLong(output, DatText.HeaderPage(Options));
        output.Text("header_event");
        WriteLong(output, DatText.HeaderEvent);
    }

    /// <summary>The formats of the events, by system.</summary>
    public void WriteFormats(EndianWriter output)
    {
        var systems = Formats.GroupBy(format => format.System)
            .OrderBy(system => system.Key, StringComparer.Ordinal).ToList();

        output.U32(systems.Count);
        foreach (var system in systems)
        {
            output.Text(system.Key);
            output.U32(system.Count());
            foreach (EventFormat format in system.OrderBy(format => format.Id))
                WriteLong(output, format.Text);
        }
    }

    /// <summary>Text with its length in eight bytes.</summary>
    public static void WriteLong(EndianWriter output, string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);

        output.U64(bytes.Length);
        output.Bytes(bytes);
    }

    /// <summary>Text with its length in four bytes.</summary>
    public static void WriteShort(EndianWriter output, string text)
    {
        byte[] bytes = System.Text.Encoding.UTF8.GetBytes(text);

        output.U32(bytes.Length);
        output.Bytes(bytes);
    }
}
