// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Traces;

/// <summary>How a trace.dat is written.</summary>
public sealed record DatOptions
{
    /// <summary>Version of the file format, 6 or 7.</summary>
    public int Version { get; init; } = 7;

    /// <summary>Whether numbers have their highest byte first.</summary>
    public bool BigEndian { get; init; }

    /// <summary>Bytes of the kernel's long, 4 or 8.</summary>
    public int LongBytes { get; init; } = 8;

    /// <summary>Bytes of a page of the ring buffer.</summary>
    public int PageBytes { get; init; } = 4096;

    /// <summary>How version 7 is compressed.</summary>
    public DatCompression Compression { get; init; }
}
