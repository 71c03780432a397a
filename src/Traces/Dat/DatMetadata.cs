// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;

namespace Linux.Traces;

/// <summary>What a trace.dat says beside its events; the readers of both versions fill
/// it.</summary>
internal sealed class DatMetadata
{
    private const int MostCpus = 1 << 16;
    private const int MostFormats = 1 << 16;
    private const int SmallestPage = 64;
    private const int LargestPage = 1 << 24;

    private readonly Dictionary<int, EventFormat> _formats = new();
    private readonly Dictionary<int, string> _tasks = new();
    private readonly List<DatInstance> _buffers = new();
    private readonly List<(string Name, string Text)> _texts = new();
    private readonly List<string> _notes = new();

    /// <summary>Version of the file.</summary>
    public int Version { get; init; }

    /// <summary>Whether numbers have their highest byte first.</summary>
    public bool BigEndian { get; init; }

    /// <summary>Bytes of a page of the machine.</summary>
    public int PageBytes { get; init; }

    /// <summary>Bytes of the kernel's long.</summary>
    public int LongBytes { get; private set; } = 8;

    /// <summary>Bytes before the events of a page.</summary>
    public int PageHeader { get; private set; } = 16;

    /// <summary>The events, by number.</summary>
    public IReadOnlyDictionary<int, EventFormat> Formats => _formats;

    /// <summary>Names of tasks, by pid.</summary>
    public IReadOnlyDictionary<int, string> Tasks => _tasks;

    /// <summary>Names of functions.</summary>
    public SymbolTable Symbols { get; private set; } = new([]);

    /// <summary>The ring buffers, the top one first.</summary>
    public IReadOnlyList<DatInstance> Buffers => _buffers;

    /// <summary>Buffers that are text.</summary>
    public IReadOnlyList<(string Name, string Text)> Texts => _texts;

    /// <summary>What in it could not be used, a sentence each.</summary>
    public IReadOnlyList<string> Notes => _notes;

    /// <summary>The clock of all buffers that say none.</summary>
    public string Clock { get; set; } = "";

    /// <summary>Says that something could not be used; once is enough.</summary>
    public void Note(string sentence)
    {
        if (!_notes.Contains(sentence))
            _notes.Add(sentence);
    }

    /// <summary>Takes the two headers of the ring buffer.</summary>
    public void ReadHeaders(DatInput input, int userLong)
    {
        LongBytes = userLong;
        input.Expect("header_page\0");
        string page = input.Text(input.U64(), "header of the pages");
        input.Expect("header_event\0");
        input.Text(input.U64(), "header of the events");
        foreach (string line in page.Split('\n'))
        {
            if (EventFormat.FieldOf(line) is not { } field)
                continue;
            if (field.Name == "commit" && field.Size is 4 or 8)
                LongBytes = field.Size;
            if (field.Name == "data" && field.Offset is >= 8 and <= SmallestPage)
            {
                PageHeader = field.Offset;
                return;
            }
        }
        PageHeader = 8 + LongBytes;
    }

    /// <summary>Takes the formats of ftrace's own events.</summary>
    public void ReadFtraceFormats(DatInput input)
    {
        uint count = Count(input.U32(), MostFormats, "events");

        for (uint i = 0; i < count; i++)
            Add("ftrace", input.Text(input.U64(), "format of an event"));
    }

    /// <summary>Takes the formats of all other events.</summary>
    public void ReadFormats(DatInput input)
    {
        uint systems = Count(input.U32(), MostFormats, "systems");

        for (uint i = 0; i < systems; i++)
        {
            string system = input.Text();
            uint count = Count(input.U32(), MostFormats, "events");

            for (uint j = 0; j < count; j++)
                Add(system, input.Text(input.U64(), "format of an event"));
        }
    }

    /// <summary>Takes the names of functions.</summary>
    public void ReadSymbols(DatInput input) => Symbols = SymbolTable.Parse(input.Text(input.U32(),
        "kallsyms"));

    /// <summary>Takes the formats of trace_printk(), which nothing here needs.</summary>
    public static void ReadPrintk(DatInput input)
        => input.Text(input.U32(), "formats of trace_printk()");

    /// <summary>Takes the names of tasks.</summary>
    public void ReadTasks(DatInput input)
    {
        foreach (string line in input.Text(input.U64(), "list of tasks").Split('\n'))
        {
            int space = line.IndexOf(' ');

            if (space > 0 && int.TryParse(line.AsSpan(0, space), NumberStyles.None,
                CultureInfo.InvariantCulture, out int pid))
                _tasks[pid] = line[(space + 1)..].Trim();
        }
    }

    /// <summary>Takes a ring buffer.</summary>
    /// <exception cref="InvalidDataException">Its pages cannot be pages.</exception>
    public void Add(DatInstance buffer)
    {
        if (buffer.PageBytes is < SmallestPage or > LargestPage)
            throw new InvalidDataException($"a page in it is to have {buffer.PageBytes} bytes");
        _buffers.Add(buffer);
    }

    /// <summary>Takes a buffer of text.</summary>
    public void AddText(string name, string text) => _texts.Add((name, text));

    /// <summary>A number of CPUs.</summary>
    public static int Cpus(uint count) => (int)Count(count, MostCpus, "CPUs");

    private static uint Count(uint count, int most, string what)
        => count <= most ? count : throw new InvalidDataException($"it is to have {count} {what}");

    private void Add(string system, string text)
    {
        if (EventFormat.Parse(system, text) is { } format)
            _formats.TryAdd(format.Id, format);
        else
            Note($"A format of {system} names no event and was left out.");
    }
}
