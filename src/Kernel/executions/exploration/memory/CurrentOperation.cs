// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>What a CPU does to the memory just now.</summary>
/// <param name="Location">Location of it; negative if it has none.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Number">Number of the marked operation.</param>
/// <param name="File">Source file.</param>
/// <param name="Line">Source line.</param>
internal record struct CurrentOperation(int Location, int Size, long Number, string File, int Line)
{
    /// <summary>Whether it is no marked one.</summary>
    public bool IsPlain { get; init; }

    /// <summary>Whether it compares.</summary>
    public bool Compares { get; init; }

    /// <summary>With what.</summary>
    public ulong Expected { get; init; }

    /// <summary>Whether it has failed for an older value.</summary>
    public bool IsRefused { get; init; }
}
