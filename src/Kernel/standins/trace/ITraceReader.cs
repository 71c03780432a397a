// SPDX-License-Identifier: GPL-2.0-only
namespace Linux;

/// <summary>Who reads a ring of records, seen from who writes them.</summary>
internal interface ITraceReader
{
    /// <summary>The record at <paramref name="position"/> would overwrite one that was not read.</summary>
    void MakeRoom(long position);
}
