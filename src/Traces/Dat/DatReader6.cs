// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Traces;

/// <summary>Reads version 6, one part after the other.</summary>
/// <param name="input">The file, after what both versions begin with.</param>
/// <param name="metadata">Takes what it says.</param>
internal sealed class DatReader6(DatInput input, DatMetadata metadata)
{
    private const int OptionBuffer = 3;
    private const int OptionClock = 4;
    private const int KindBytes = 10;

    private readonly List<(string Name, long Offset)> _instances = new();

    /// <summary>Reads it.</summary>
    public void Read(int userLong)
    {
        metadata.ReadHeaders(input, userLong);
        metadata.ReadFtraceFormats(input);
        metadata.ReadFormats(input);
        metadata.ReadSymbols(input);
        DatMetadata.ReadPrintk(input);
        metadata.ReadTasks(input);
        int cpus = DatMetadata.Cpus(input.U32());
        string kind = Kind();
        if (kind == "options  ")
        {
            ReadOptions();
            kind = Kind();
        }
        Buffer("", kind, cpus);
        foreach ((string name, long offset) in _instances)
        {
            input.Position = offset;
            Buffer(name, Kind(), cpus);
        }
    }

    private string Kind() => Encoding.ASCII.GetString(input.Bytes(KindBytes)).TrimEnd('\0');

    private void ReadOptions()
    {
        for (int id = input.U16(); id != 0; id = input.U16())
        {
            long size = input.Length(input.U32(), "option");
            long next = input.Position + size;

            if (id == OptionBuffer)
            {
                long offset = input.Length(input.U64(), "place of a buffer");

                _instances.Add((input.Text(), offset));
            }
            else if (id == OptionClock)
            {
                metadata.Clock = DatInstance.ClockOf(input.Text((ulong)size,
                    "clock").TrimEnd('\0'));
            }
            input.Position = next;
        }
    }

    private void Buffer(string name, string kind, int cpus)
    {
        if (kind == "latency  ")
        {
            metadata.AddText(name, input.Text((ulong)input.Left, "text"));
            return;
        }
        if (kind != "flyrecord")
            throw new InvalidDataException("neither events nor text follow its options");
        var places = new List<DatCpu>();

        for (int cpu = 0; cpu < cpus; cpu++)
            places.Add(new DatCpu(cpu, input.Length(input.U64(), "place of a CPU"),
                input.Length(input.U64(), "part of a CPU")));
        metadata.Add(new DatInstance(name, metadata.Clock, metadata.PageBytes, false, places));
    }
}
