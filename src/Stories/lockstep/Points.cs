// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Runtime.CompilerServices;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>
/// Counts the marked operations of the compared files within one operation of a scenario, and has
/// another one interrupt there. Only an image that is compiled with EXPLORE reports them.
/// </summary>
internal sealed class Points(SecondStrand second)
{
    private static readonly string[] s_files = ["/timer.c.cs", "/timer_migration.c.cs"];
    private readonly Dictionary<string, bool> _counts = new(ReferenceComparer.Instance);
    private int _interruptAt;
    private Action? _interruption;

    /// <summary>Points so far.</summary>
    public int Count { get; private set; }

    /// <summary>Lets <paramref name="interruption"/> run before a point of the next operation.</summary>
    public void InterruptNextAt(int point, Action interruption)
    {
        _interruptAt = point;
        _interruption = interruption;
    }

    /// <summary>A marked operation is about to be done.</summary>
    public void Reached(visible_kind kind, string file)
    {
        if (second.IsSecond || !IsPoint(kind) || !IsCompared(file))
            return;
        if (Count++ < _interruptAt || _interruption is not { } interruption || second.Lives)
            return;
        _interruption = null;
        second.Start(interruption);
    }

    /// <summary>Runs what should have interrupted an operation that had fewer points.</summary>
    public void EndOperation()
    {
        Action? interruption = _interruption;

        _interruption = null;
        interruption?.Invoke();
        Count = 0;
    }

    private static bool IsPoint(visible_kind kind) => kind is not (visible_kind.FullBarrier
        or visible_kind.ReadBarrier or visible_kind.WriteBarrier
        or visible_kind.IrqEnable or visible_kind.IrqDisable or visible_kind.Relax
        or visible_kind.Time or visible_kind.Plain or visible_kind.Allocate);

    private bool IsCompared(string file)
    {
        if (!_counts.TryGetValue(file, out bool counts))
            _counts[file] = counts = Array.Exists(s_files, end => file.EndsWith(end, StringComparison.Ordinal));
        return counts;
    }

    private sealed class ReferenceComparer : IEqualityComparer<string>
    {
        public static ReferenceComparer Instance { get; } = new();

        public bool Equals(string? one, string? other) => ReferenceEquals(one, other);

        public int GetHashCode(string text) => RuntimeHelpers.GetHashCode(text);
    }
}
