// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>Writes version 6: one part after the other, then the pages.</summary>
internal static class DatWriter6
{
    private const int OptionBuffer = 3;
    private const int OptionClock = 4;
    private const int OptionCpus = 8;

    public static void Write(DatContent content, Stream file)
    {
        var output = new EndianWriter(file, content.Options.BigEndian);
        var places = new Dictionary<DatBuffer, long>();

        content.WriteStart(output);
        content.WriteHeaders(output);
        output.U32(0);
        content.WriteFormats(output);
        DatContent.WriteShort(output, DatText.Symbols(content.Functions));
        output.U32(0);
        DatContent.WriteLong(output, DatText.Tasks(content.Tasks));
        DatBuffer top = content.Buffers[0];
        output.U32(top.Cpus.Length);
        output.Bytes("options  \0"u8);
        Option(output, OptionClock, option => option.Text($"[{DatText.Clock}]"),
            content.Options.BigEndian);
        Option(output, OptionCpus, option => option.U32(top.Cpus.Length),
            content.Options.BigEndian);
        foreach (DatBuffer instance in content.Buffers.Skip(1))
            places[instance] = Instance(output, instance);
        output.U16(0);
        Pages(content, file, output, top);
        foreach (DatBuffer instance in content.Buffers.Skip(1))
        {
            long start = file.Position;

            file.Position = places[instance];
            output.U64(start);
            file.Position = start;
            Pages(content, file, output, instance);
        }
    }

    /// <summary>Announces an instance; the result is where its place in the file is to be
    /// put.</summary>
    private static long Instance(EndianWriter output, DatBuffer instance)
    {
        output.U16(OptionBuffer);
        output.U32(8 + instance.Name.Length + 1);
        long place = output.Position;
        output.U64(0);
        output.Text(instance.Name);
        return place;
    }

    private static void Option(EndianWriter output, int id, Action<EndianWriter> write,
        bool bigEndian)
    {
        using var data = new MemoryStream();

        write(new EndianWriter(data, bigEndian));
        output.U16(id);
        output.U32(data.Length);
        output.Bytes(data.ToArray());
    }

    private static void Pages(DatContent content, Stream file, EndianWriter output,
        DatBuffer buffer)
    {
        output.Bytes("flyrecord\0"u8);
        long table = file.Position;
        foreach (CpuPages _ in buffer.Cpus)
        {
            output.U64(0);
            output.U64(0);
        }
        output.Pad(content.Options.PageBytes);
        long start = file.Position;
        file.Position = table;
        foreach (CpuPages cpu in buffer.Cpus)
        {
            output.U64(start);
            output.U64(cpu.Bytes);
            start += cpu.Bytes;
        }
        output.Pad(content.Options.PageBytes);
        foreach (CpuPages cpu in buffer.Cpus)
            cpu.CopyTo(file);
    }
}
