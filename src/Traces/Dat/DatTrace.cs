// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Traces;

/// <summary>A trace.dat of version 6 or 7, of whichever kernel and machine.</summary>
public sealed class DatTrace : IDisposable
{
    private static readonly byte[] s_magic = [0x17, 0x08, 0x44, (byte)'t', (byte)'r', (byte)'a',
        (byte)'c', (byte)'i', (byte)'n', (byte)'g'];

    /// <summary>A file with fewer bytes is none.</summary>
    public const int LeastBytes = 3;

    /// <summary>What each file of tracefs begins with.</summary>
    private const string Separator = "# tracer: nop";

    private readonly DatInput _input;
    private readonly Stream _file;
    private readonly DatUnpacked _unpacked;
    private readonly double _eventBytes;

    private DatTrace(Stream file, DatInput input, DatMetadata metadata, DatCompression compression)
    {
        _file = file;
        _input = input;
        _unpacked = new DatUnpacked(input, compression);
        Metadata = metadata;
        _eventBytes = metadata.Buffers.Sum(static buffer
            => buffer.Cpus.Sum(static cpu => (double)cpu.Bytes));
    }

    /// <summary>What in it could not be used, a sentence each; complete once all lines were
    /// read.</summary>
    public IReadOnlyList<string> Notes => Metadata.Notes;

    /// <summary>How often its events have been gone through; 0.5 is half of them
    /// once.</summary>
    public double Passes => _input.PagesDone / Math.Max(1, _eventBytes);

    internal DatMetadata Metadata { get; }

    /// <summary>Whether a file begins as a trace.dat does.</summary>
    public static bool Is(Stream file)
    {
        Span<byte> start = stackalloc byte[LeastBytes];
        int read = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);

        file.Position = 0;
        return read == start.Length && start.SequenceEqual(s_magic.AsSpan(0, LeastBytes));
    }

    /// <summary>Reads what a file says beside its events. The file is closed with the
    /// result.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or of a version that is not
    /// known.</exception>
    public static DatTrace Open(Stream file)
    {
        var input = new DatInput(file, new DatMemory(file.Length));

        input.Expect(Encoding.Latin1.GetString(s_magic));
        string version = input.Text();
        if (version is not ("6" or "7"))
            throw new InvalidDataException(
                $"it is a trace.dat of version {version}, and 6 and 7 are what can be read");
        input.BigEndian = input.U8() switch
        {
            0 => false,
            1 => true,
            var order
                => throw new InvalidDataException(
                $"its byte order is {order}, which is neither 0 nor 1"),
        };
        int userLong = input.U8();
        if (userLong is not (4 or 8))
            throw new InvalidDataException($"a long in it is to have {userLong} bytes");
        var metadata = new DatMetadata
        {
            Version = version[0] - '0',
            BigEndian = input.BigEndian,
            PageBytes = (int)Math.Min(input.U32(), int.MaxValue),
        };
        if (version == "6")
        {
            new DatReader6(input, metadata).Read(userLong);
            return new DatTrace(file, input, metadata, DatCompression.None);
        }
        var reader = new DatReader7(input, metadata);
        reader.Read(userLong);
        return new DatTrace(file, input, metadata, reader.Compression);
    }

    /// <summary>
    /// All of it as tracefs prints it. What comes from different buffers is set apart by a line
    /// that begins with #.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged there.</exception>
    public IEnumerable<string> Lines()
    {
        foreach (DatInstance buffer in Metadata.Buffers)
        {
            yield return Separator;
            yield return buffer.Name.Length == 0 ? "# the top buffer" : $"# buffer {buffer.Name}";
            foreach (string line in new DatLines(Metadata, buffer).Of(Merged(buffer)))
                yield return line;
        }
        foreach (string line in Texts())
            yield return line;
    }

    /// <summary>The events of each buffer by time.</summary>
    /// <exception cref="InvalidDataException">It is damaged there.</exception>
    public IEnumerable<IEnumerable<DatEntry>> Entries()
        => Metadata.Buffers.Select(buffer
            => new DatLines(Metadata, buffer).Entries(Merged(buffer)));

    /// <summary>What it has of buffers that were recorded as text.</summary>
    public IEnumerable<string> Texts()
    {
        foreach ((string name, string text) in Metadata.Texts)
        {
            yield return Separator;
            yield return name.Length == 0 ? "# the top buffer, as text"
                : $"# buffer {name}, as text";
            foreach (string line in text.Split('\n'))
                yield return line;
        }
    }

    /// <summary>
    /// Goes through all of it and keeps nothing, so that a damaged file is told before it is held.
    /// </summary>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public void Check()
    {
        foreach (string _ in Lines())
        {
        }
    }

    /// <summary>Closes the file.</summary>
    public void Dispose()
    {
        _unpacked.Dispose();
        _file.Dispose();
    }

    /// <summary>The events of a buffer by time; of those at one time, the lowest CPU's
    /// first.</summary>
    internal IEnumerable<DatEvent> Merged(DatInstance buffer)
    {
        var queue = new PriorityQueue<(DatEvent Event, DatEvents From), (ulong Time, int Cpu)>();
        var all = new List<DatEvents>();

        try
        {
            foreach (DatCpu cpu in buffer.Cpus)
            {
                var events = new DatEvents(
                    Metadata, cpu.Cpu, new DatPages(_input, _unpacked, Metadata, buffer, cpu));

                all.Add(events);
                if (events.Next() is { } first)
                    queue.Enqueue((first, events), (first.Time, first.Cpu));
            }
            while (queue.TryDequeue(out (DatEvent Event, DatEvents From) next, out _))
            {
                yield return next.Event;
                if (next.From.Next() is { } following)
                    queue.Enqueue((following, next.From), (following.Time, following.Cpu));
            }
        }
        finally
        {
            all.ForEach(events => events.Dispose());
        }
    }
}
