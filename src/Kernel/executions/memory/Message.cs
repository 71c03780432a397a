// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Executions;

/// <summary>One store, as others may see it.</summary>
/// <param name="Value">What was stored.</param>
/// <param name="Index">Its place in the history of its location.</param>
/// <param name="Writer">CPU that stored it; -1 for the initial value.</param>
/// <param name="Site">Where in the program, in the caller's numbering.</param>
/// <param name="Known">What a reader learns, besides the store itself, that acquires it; null for
/// nothing. It
/// never changes, since stores share it.</param>
/// <param name="Writes">Of an unlock, what its CPU has stored before; null otherwise.</param>
internal readonly record struct Message(long Value, int Index, int Writer, int Site, View? Known,
    View? Writes);
