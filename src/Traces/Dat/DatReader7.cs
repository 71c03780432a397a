// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Traces;

/// <summary>Reads version 7: the options, and the sections that they name.</summary>
/// <param name="input">The file, after what both versions begin with.</param>
/// <param name="metadata">Takes what it says.</param>
internal sealed class DatReader7(DatInput input, DatMetadata metadata)
{
    private const int MostOptionSections = 1024;

    private int _userLong;

    /// <summary>How its parts are compressed.</summary>
    public DatCompression Compression { get; private set; }

    /// <summary>Reads it.</summary>
    public void Read(int userLong)
    {
        string name = input.Text();

        _userLong = userLong;
        input.Text();
        Compression = DatCompressor.Named(name)
            ?? throw new InvalidDataException(
                $"it is compressed by {name}, and zlib and zstd are what can be read");
        long next = input.Length(input.U64(), "place of its options");
        for (int i = 0; next != 0; i++)
        {
            if (i == MostOptionSections)
                throw new InvalidDataException("its options lead back to themselves");
            input.Position = next;
            next = Options(Section(DatSection.Options));
        }
    }

    /// <summary>The data of the section at the present place.</summary>
    private DatInput Section(int id)
    {
        (int found, bool packed, long size) = Head();

        if (found != id)
            throw new InvalidDataException(
                $"section {id} is expected in it, and {found} stands there");
        return Part(packed ? Unpack() : input.Bytes(size));
    }

    private (int Id, bool Packed, long Size) Head()
    {
        int id = input.U16();
        bool packed = (input.U16() & 1) != 0;

        input.U32();
        return (id, packed, input.Length(input.U64(), $"section {id}"));
    }

    private byte[] Unpack()
    {
        long packed = input.Length(input.U32(), "compressed section");
        uint size = input.U32();

        input.Memory.Check(size);
        return DatCompressor.Unpack(Compression, input.Bytes(packed), (int)size);
    }

    private DatInput Part(byte[] data)
        => new(new MemoryStream(data, writable: false),
            input.Memory)
        { BigEndian = input.BigEndian };

    /// <summary>Reads options; the result is where more of them are.</summary>
    private long Options(DatInput options)
    {
        while (options.Left > 0)
        {
            int id = options.U16();
            DatInput option = Part(options.Bytes(options.Length(options.U32(), "option")));

            if (id == DatSection.OptionDone)
                return input.Length(option.U64(), "place of further options");
            Option(id, option);
        }
        return 0;
    }

    private void Option(int id, DatInput option)
    {
        switch (id)
        {
            case DatSection.HeaderInfo:
                metadata.ReadHeaders(At(option, id), _userLong);
                break;
            case DatSection.FtraceFormats:
                metadata.ReadFtraceFormats(At(option, id));
                break;
            case DatSection.EventFormats:
                metadata.ReadFormats(At(option, id));
                break;
            case DatSection.Symbols:
                metadata.ReadSymbols(At(option, id));
                break;
            case DatSection.Tasks:
                metadata.ReadTasks(At(option, id));
                break;
            case DatSection.OptionClock:
                metadata.Clock = DatInstance.ClockOf(option.Text((ulong)option.Left,
                    "clock").TrimEnd('\0'));
                break;
            case DatSection.Buffer:
                Buffer(option);
                break;
            case DatSection.BufferText:
                long place = input.Length(option.U64(), "place of a buffer");
                string name = option.Text();
                input.Position = place;
                DatInput text = Section(DatSection.BufferText);
                metadata.AddText(name, text.Text((ulong)text.Left, "text"));
                break;
        }
    }

    private DatInput At(DatInput option, int id)
    {
        input.Position = input.Length(option.U64(), $"place of section {id}");
        return Section(id);
    }

    private void Buffer(DatInput option)
    {
        long start = input.Length(option.U64(), "place of a buffer");
        string name = option.Text();
        string clock = DatInstance.ClockOf(option.Text());
        uint page = option.U32();
        int cpus = DatMetadata.Cpus(option.U32());
        var places = new List<DatCpu>();

        for (int i = 0; i < cpus; i++)
        {
            uint cpu = option.U32();
            long offset = input.Length(option.U64(), "place of a CPU");

            places.Add(new DatCpu((int)Math.Min(cpu, int.MaxValue), offset,
                input.Length(option.U64(), "part of a CPU")));
        }
        input.Position = start;
        (int id, bool packed, _) = Head();
        if (id != DatSection.Buffer)
            throw new InvalidDataException(
                $"a buffer is expected in it, and section {id} stands there");
        metadata.Add(new DatInstance(name, clock, (int)Math.Min(page, int.MaxValue), packed,
            places));
    }
}
