// SPDX-License-Identifier: GPL-2.0-only
using System.Runtime.InteropServices;

namespace Linux;

/// <summary>
/// The constant masks behind <c>cpumask_of(cpu)</c> and <c>cpu_all_mask</c>. They never change, so
/// one copy serves every machine of the process and stays for its life.
/// </summary>
internal static unsafe class CpuBitBitmap
{
    private const int WordsPerRow = Kernel.NR_CPUS / Kernel.BITS_PER_LONG;
    private const int Rows = Kernel.BITS_PER_LONG + 1;

    // Row 0 is empty and row n + 1 has bit n of its first word set. A mask with only CPU c set is
    // the row of c % 64 seen from c / 64 words before its start: what precedes is zero.
    private static readonly ulong* rows = Build();

    private static readonly ulong* all = rows + Rows * WordsPerRow;

    /// <summary>Bytes of all masks, from row 0 on.</summary>
    internal const ulong Bytes = (Rows + 1) * WordsPerRow * sizeof(ulong);

    internal static ulong* All => all;

    internal static ulong* Row(uint index) => rows + index * WordsPerRow;

    private static ulong* Build()
    {
        nuint words = (Rows + 1) * WordsPerRow;
        ulong* table = (ulong*)NativeMemory.AlignedAlloc(words * sizeof(ulong), 64);
        NativeMemory.Clear(table, words * sizeof(ulong));
        for (int bit = 0; bit < Kernel.BITS_PER_LONG; bit++)
            table[(bit + 1) * WordsPerRow] = 1UL << bit;
        for (int word = 0; word < WordsPerRow; word++)
            table[Rows * WordsPerRow + word] = ~0UL;
        return table;
    }
}
