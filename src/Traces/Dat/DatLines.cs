// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux.Traces;

/// <summary>Prints the events of a buffer as tracefs does, by the formats that the file
/// brings.</summary>
/// <param name="metadata">What the file says.</param>
/// <param name="buffer">The buffer.</param>
internal sealed class DatLines(DatMetadata metadata, DatInstance buffer)
{
    private static readonly string[] s_nanoseconds =
        ["", "local", "global", "mono", "mono_raw", "boot", "tai", "perf", "ppc-tb"];

    private readonly Dictionary<int, PrintFormat> _printers = new();
    private readonly Dictionary<int, long> _unknown = new();
    private readonly StringBuilder _line = new();
    private readonly TraceField _type = Common(metadata, "common_type", 0, 2);
    private readonly TraceField _flags = Common(metadata, "common_flags", 2, 1);
    private readonly TraceField _count = Common(metadata, "common_preempt_count", 3, 1);
    private readonly TraceField _pid = Common(metadata, "common_pid", 4, 4);

    /// <summary>The lines.</summary>
    public IEnumerable<string> Of(IEnumerable<DatEvent> events)
    {
        foreach ((DatEvent one, EventFormat? format) in WithFormats(events))
        {
            if (one.Lost != 0)
                yield return one.Lost > 0 ? $"CPU:{one.Cpu} [LOST {one.Lost} EVENTS]"
                    : $"CPU:{one.Cpu} [EVENTS DROPPED]";
            if (format != null)
                yield return Print(one, format);
        }
    }

    /// <summary>The events themselves, without what stands before them in a line.</summary>
    public IEnumerable<DatEntry> Entries(IEnumerable<DatEvent> events)
    {
        foreach ((DatEvent one, EventFormat? format) in WithFormats(events))
        {
            if (format == null)
                continue;
            _line.Clear();
            Says(one, format);
            yield return new DatEntry(Time(one), one.Cpu, format.Name, _line.ToString());
        }
    }

    private string Name => buffer.Name.Length == 0 ? "the top buffer" : $"buffer {buffer.Name}";

    /// <summary>Each event and its format; null where the file has none for it.</summary>
    private IEnumerable<(DatEvent One, EventFormat? Format)> WithFormats(
        IEnumerable<DatEvent> events)
    {
        string clock = buffer.Clock.Length == 0 ? metadata.Clock : buffer.Clock;

        if (!s_nanoseconds.Contains(clock))
            metadata.Note(
                $"The clock of {Name} is {clock}, which does not count ns: times are its counts.");
        foreach (DatEvent one in events)
        {
            var type = (int)one.Record.Number(_type);

            if (!metadata.Formats.TryGetValue(type, out EventFormat? format))
                _unknown[type] = _unknown.GetValueOrDefault(type) + 1;
            yield return (one, format);
        }
        foreach ((int type, long count) in _unknown)
            metadata.Note(
                $"{count} events of {Name} have the number {type}, "
                + "which no format in the file has.");
    }

    /// <summary>What tracefs prints is rounded to microseconds, and that must not run
    /// over.</summary>
    private static long Time(DatEvent one) => (long)Math.Min(one.Time, long.MaxValue - 500);

    private static TraceField Common(DatMetadata metadata, string name, int offset, int size)
        => metadata.Formats.Values.FirstOrDefault()?.Field(name)
            ?? new TraceField("int", name, offset, size, name == "common_pid", 0);

    private string Print(DatEvent one, EventFormat format)
    {
        var pid = (int)one.Record.Number(_pid);
        string comm = metadata.Tasks.GetValueOrDefault(pid, "<...>");

        _line.Clear();
        TraceLineText.Append(_line, comm, pid, one.Cpu, (byte)one.Record.Number(_flags),
            (byte)one.Record.Number(_count), Time(one), format.Name);
        Says(one, format);
        return _line.ToString();
    }

    /// <summary>Appends what the event itself has to say.</summary>
    private void Says(DatEvent one, EventFormat format)
    {
        if (!_printers.TryGetValue(format.Id, out PrintFormat? printer))
        {
            _printers[format.Id] = printer = new PrintFormat(format, metadata.LongBytes);
            if (printer.Problem != null)
                metadata.Note(
                    $"The print format of {format.Name} is not understood ({printer.Problem}): "
                    + "its fields are taken by their names.");
        }
        printer.Append(_line, one.Record, metadata.Symbols);
        _line.Replace('\n', ' ').Replace('\0', ' ');
    }
}
