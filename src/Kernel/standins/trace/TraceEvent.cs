// SPDX-License-Identifier: GPL-2.0-only
using System.Text;

namespace Linux;

/// <summary>A tracepoint as tracefs knows it.</summary>
public sealed unsafe class TraceEvent
{
    private readonly delegate*<StringBuilder, void*, void> _print;

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

    /// <summary>Appends what TP_printk prints for the fields at an address.</summary>
    internal void Print(StringBuilder output, void* entry) => _print(output, entry);
}
