// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// What one step of a run reads and writes: words of the arena, and the parts of the machine that stand
/// outside of it. Two steps depend on each other if one writes what the other touches.
/// </summary>
internal sealed class Footprint
{
    private readonly Dictionary<uint, bool> _words = new();

    /// <summary>Whether it depends on every other step.</summary>
    public bool IsEverything { get; set; }

    /// <summary>Locks that the step took, by the word they stand in.</summary>
    public List<uint> Locked { get; } = new(0);

    /// <summary>Each word, and whether it is written.</summary>
    public IReadOnlyDictionary<uint, bool> Words => _words;

    public void Add(uint word, bool write)
    {
        if (!_words.TryGetValue(word, out bool written) || write && !written)
            _words[word] = write;
    }

    public bool Writes(uint word) => _words.TryGetValue(word, out bool written) && written;

    public bool DependsOn(Footprint other)
    {
        if (IsEverything || other.IsEverything)
            return true;
        (Footprint small, Footprint large) = _words.Count <= other._words.Count ? (this, other) : (other, this);

        foreach ((uint word, bool write) in small._words)
        {
            if (large._words.TryGetValue(word, out bool written) && (write || written))
                return true;
        }
        return false;
    }
}
