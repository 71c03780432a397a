// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux;

/// <summary>A tracepoint as tracefs knows it.</summary>
public sealed unsafe class TraceEvent
{
    /// <summary>Most events that other assemblies may declare.</summary>
    public const int MostOwn = 64;

    /// <summary>Most bytes of a record of theirs.</summary>
    public const int MostBytes = 64;

    private readonly delegate*<StringBuilder, void*, void> _print;
    private int _machines;

    internal TraceEvent(
        ushort id,
        string system,
        string name,
        int size,
        string format,
        delegate*<StringBuilder, void*, void> print)
    {
        Id = id;
        System = system;
        Name = name;
        Size = size;
        Format = format;
        _print = print;
    }

    /// <summary>The number in a record's common_type.</summary>
    public ushort Id { get; }

    /// <summary>The directory under tracefs' events, such as "timer".</summary>
    public string System { get; }

    /// <summary>The event's name, such as "timer_start".</summary>
    public string Name { get; }

    /// <summary>The bytes of a record after its eight common ones.</summary>
    public int Size { get; }

    /// <summary>The text of tracefs' <c>format</c> file.</summary>
    public string Format { get; }

    /// <summary>Whether some machine of this process records it: all that a call costs where none
    /// does.</summary>
    public bool IsWanted => _machines != 0;

    /// <summary>Whether the running machine records it.</summary>
    public bool IsOn => TraceRing.IsEnabled(Id);

    /// <summary>How many machines record it; of the kernel's own events the table knows.</summary>
    internal ref int Machines => ref _machines;

    /// <summary>Room for a record's fields, or null if the running machine does not record the
    /// event.</summary>
    /// <param name="size">Bytes, at most <see cref="MostBytes"/>.</param>
    public void* Reserve(int size) => TraceRing.Reserve(Id, size);

    /// <summary>Makes a record that <see cref="Reserve"/> gave visible to readers.</summary>
    public static void Commit(void* entry) => TraceRing.Commit(entry);

    /// <summary>Appends what TP_printk prints for the fields at an address.</summary>
    internal void Print(StringBuilder output, void* entry) => _print(output, entry);
}
