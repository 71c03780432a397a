// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace Linux.Executions;

/// <summary>
/// What runs have seen, over all of the searches of a process: which marked operations of ported
/// code
/// were carried out, and after which one by another CPU on the same memory. Each is told once.
/// </summary>
internal sealed class CoverageNotes
{
    private static readonly HashSet<ulong> s_pairs = new();
    private static readonly HashSet<int> s_operations = new();
    private static readonly List<string> s_files = new();
    private static readonly bool[] s_told = [.. Enumerable.Repeat(false, TableSize)];

    private readonly List<ulong> _newPairs = new();
    private readonly List<int> _newOperations = new();

#if COVER
    private const int TableSize = ProbeTable.Count;

    /// <summary>What the probes are about; see CoverageTable.</summary>
    public static string Table => ProbeTable.Text;
#else
    private const int TableSize = 0;

    /// <summary>Nothing: this image has no probes.</summary>
    public static string Table => "";
#endif

    /// <summary>A number for a source line, the same for as long as the process lives.</summary>
    public static int Site(string file, int line)
    {
        int number = s_files.FindIndex(known => ReferenceEquals(known, file));

        if (number < 0)
        {
            number = s_files.FindIndex(known => known == file);
            if (number < 0)
            {
                number = s_files.Count;
                s_files.Add(file);
            }
        }
        return number << 20 | line;
    }

    /// <summary>An operation was carried out.</summary>
    public void Ran(int site)
    {
        if (s_operations.Add(site))
            _newOperations.Add(site);
    }

    /// <summary>One was, after another one by another CPU, on the same memory.</summary>
    public void Raced(int earlier, int later)
    {
        if (s_pairs.Add((ulong)(uint)earlier << 32 | (uint)later))
            _newPairs.Add((ulong)(uint)earlier << 32 | (uint)later);
    }

    /// <summary>What has been seen for the first time.</summary>
    public CoverageSeen Take() => new()
    {
        Probes = NewProbes(),
        Operations = _newOperations.Select(Text).ToArray(),
        Pairs = _newPairs.Select(static pair
            => $"{Text((int)(pair >> 32))} {Text((int)pair)}").ToArray(),
    };

    private static string Text(int site)
        => $"{Path.GetFileName(s_files[site >> 20])}:{site & 0xfffff}";

    private static int[] NewProbes()
    {
        var probes = new List<int>();

#if COVER
        for (int i = 0; i < s_told.Length; i++)
        {
            if (s_told[i] || !Probes.Has(i))
                continue;
            s_told[i] = true;
            probes.Add(i);
        }
#endif
        return probes.ToArray();
    }
}
