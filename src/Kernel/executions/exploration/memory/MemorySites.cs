// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>Where in a run something stands.</summary>
/// <param name="Number">Number of the marked operation; for a plain access of the last one before
/// it.</param>
/// <param name="Cpu">The CPU.</param>
/// <param name="File">Source file.</param>
/// <param name="Line">Source line.</param>
internal readonly record struct MemorySite(long Number, int Cpu, string File, int Line)
{
    /// <summary>As <c>step 412, timer_migration.c.cs:1062</c>.</summary>
    public override string ToString() => $"step {Number}, {Place}";

    /// <summary>As <c>timer_migration.c.cs:1062</c>.</summary>
    public string Place => $"{System.IO.Path.GetFileName(File)}:{Line}";
}

/// <summary>The stores since the last rest, numbered, if anybody is to read of them.</summary>
internal sealed class MemorySites
{
    private readonly List<MemorySite> _sites = new();

    /// <summary>Whether somebody is.</summary>
    public bool AreKept { get; set; }

    /// <summary>Where a store stands.</summary>
    public MemorySite this[int site] => _sites[site];

    /// <summary>Notes a store.</summary>
    /// <returns>Its number; 0 for all where none is kept.</returns>
    public int Add(long number, int cpu, string file, int line)
    {
        if (!AreKept)
            return 0;
        _sites.Add(new MemorySite(number, cpu, file, line));
        return _sites.Count - 1;
    }

    /// <summary>Forgets all.</summary>
    public void Clear() => _sites.Clear();
}
