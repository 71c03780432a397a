// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>Writes version 7: sections in any order, and options that say where they are.</summary>
/// <param name="content">What to write.</param>
/// <param name="file">Where to.</param>
internal sealed class DatWriter7(DatContent content, Stream file) : IDisposable
{
    /// <summary>Bytes of pages that are compressed together.</summary>
    private const int ChunkPages = 16;

    private readonly EndianWriter _output = new(file, content.Options.BigEndian);
    private readonly List<(int Id, byte[] Data)> _options = new();
    private readonly MemoryStream _strings = new();

    private DatCompression Compression => content.Options.Compression;

    /// <inheritdoc/>
    public void Dispose() => _strings.Dispose();

    /// <summary>Writes everything.</summary>
    public void Write()
    {
        content.WriteStart(_output);
        _output.Text(DatCompressor.NameOf(Compression));
        _output.Text(DatCompressor.VersionOf(Compression));
        long first = file.Position;
        _output.U64(0);
        Section(DatSection.HeaderInfo, "headers", content.WriteHeaders);
        Section(DatSection.FtraceFormats, "ftrace events", output => output.U32(0));
        Section(DatSection.EventFormats, "events format", content.WriteFormats);
        Section(DatSection.Symbols, "kallsyms",
            output => DatContent.WriteShort(output, DatText.Symbols(content.Functions)));
        Section(DatSection.Printk, "printk", output => output.U32(0));
        Section(DatSection.Tasks, "command lines",
            output => DatContent.WriteLong(output, DatText.Tasks(content.Tasks)));
        Option(DatSection.OptionClock, output => output.Text($"[{DatText.Clock}]"));
        Option(DatSection.OptionCpus, output => output.U32(content.Buffers[0].Cpus.Length));
        foreach (DatBuffer buffer in content.Buffers)
            Buffer(buffer);
        int optionsName = StringId("options");
        Head(DatSection.Strings, false, 0, _strings.Length);
        _output.Bytes(_strings.ToArray());
        long options = file.Position;
        Options(optionsName);
        file.Position = first;
        _output.U64(options);
    }

    private void Options(int name)
    {
        using var data = new MemoryStream();
        var output = new EndianWriter(data, content.Options.BigEndian);

        foreach ((int id, byte[] bytes) in _options)
        {
            output.U16(id);
            output.U32(bytes.Length);
            output.Bytes(bytes);
        }
        output.U16(DatSection.OptionDone);
        output.U32(8);
        output.U64(0);
        Head(DatSection.Options, false, name, data.Length);
        _output.Bytes(data.ToArray());
    }

    private void Section(int id, string name, Action<EndianWriter> write)
    {
        long start = file.Position;

        using var data = new MemoryStream();
        write(new EndianWriter(data, content.Options.BigEndian));
        byte[] plain = data.ToArray();
        if (Compression == DatCompression.None)
        {
            Head(id, false, StringId(name), plain.Length);
            _output.Bytes(plain);
        }
        else
        {
            byte[] packed = DatCompressor.Pack(Compression, plain);
            Head(id, true, StringId(name), packed.Length + 8);
            _output.U32(packed.Length);
            _output.U32(plain.Length);
            _output.Bytes(packed);
        }
        Option(id, output => output.U64(start));
    }

    private void Buffer(DatBuffer buffer)
    {
        long start = file.Position;
        var cpus = new List<(int Cpu, long Start, long Bytes)>();

        Head(DatSection.Buffer, Compression != DatCompression.None,
            StringId($"buffer {buffer.Name}".TrimEnd()), 0);
        long data = file.Position;
        if (Compression == DatCompression.None)
            _output.Pad(content.Options.PageBytes);
        for (int cpu = 0; cpu < buffer.Cpus.Length; cpu++)
        {
            long place = file.Position;

            if (Compression == DatCompression.None)
                buffer.Cpus[cpu].CopyTo(file);
            else
                Chunks(buffer.Cpus[cpu]);
            cpus.Add((cpu, place, file.Position - place));
        }
        long end = file.Position;
        file.Position = data - 8;
        _output.U64(end - data);
        file.Position = end;
        Option(DatSection.Buffer, output =>
        {
            output.U64(start);
            output.Text(buffer.Name);
            output.Text($"[{DatText.Clock}]");
            output.U32(content.Options.PageBytes);
            output.U32(cpus.Count);
            foreach ((int cpu, long place, long bytes) in cpus)
            {
                output.U32(cpu);
                output.U64(place);
                output.U64(bytes);
            }
        });
    }

    private void Chunks(CpuPages cpu)
    {
        using var pages = new MemoryStream();

        cpu.CopyTo(pages);
        ReadOnlySpan<byte> left = pages.GetBuffer().AsSpan(0, (int)pages.Length);
        int most = ChunkPages * content.Options.PageBytes;
        _output.U32((left.Length + most - 1) / most);
        while (left.Length > 0)
        {
            ReadOnlySpan<byte> chunk = left[..Math.Min(most, left.Length)];
            byte[] packed = DatCompressor.Pack(Compression, chunk);

            _output.U32(packed.Length);
            _output.U32(chunk.Length);
            _output.Bytes(packed);
            left = left[chunk.Length..];
        }
    }

    private void Head(int id, bool compressed, int name, long bytes)
    {
        _output.U16(id);
        _output.U16(compressed ? 1 : 0);
        _output.U32(name);
        _output.U64(bytes);
    }

    private void Option(int id, Action<EndianWriter> write)
    {
        using var data = new MemoryStream();

        write(new EndianWriter(data, content.Options.BigEndian));
        _options.Add((id, data.ToArray()));
    }

    private int StringId(string text)
    {
        var id = (int)_strings.Position;

        new EndianWriter(_strings, content.Options.BigEndian).Text(text);
        return id;
    }
}
