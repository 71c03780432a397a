// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>
/// Looks for two accesses of one location by different threads, one a store, one plain, of which
/// nothing puts
/// one before the other. Each thread counts its accesses, and the counts travel as its stores do.
/// </summary>
internal sealed class RaceNotes
{
    private readonly record struct Entry(int Location, int Thread, int Count, bool IsStore,
        bool IsPlain);

    private readonly List<Entry> _entries;
    private readonly int _counters;

    /// <param name="counters">The first of one location a thread that belongs to the
    /// counts.</param>
    public RaceNotes(int counters)
        : this(counters, [])
    {
    }

    private RaceNotes(int counters, List<Entry> entries)
    {
        _counters = counters;
        _entries = entries;
    }

    public RaceNotes Clone() => new(_counters, [.. _entries]);

    /// <summary>Notes an access before it is made; true if it races with an earlier one.</summary>
    /// <param name="memory">The memory.</param>
    /// <param name="thread">Who.</param>
    /// <param name="location">What.</param>
    /// <param name="isStore">Whether it writes.</param>
    /// <param name="isPlain">Whether it is plain.</param>
    /// <param name="known">What is known by address, data and control besides.</param>
    public bool Note(WeakMemory memory, int thread, int location, bool isStore, bool isPlain,
        View? known)
    {
        View current = memory.Current(thread);
        bool races = _entries.Exists(entry => entry.Location == location && entry.Thread != thread
            && (entry.IsStore || isStore) && (entry.IsPlain || isPlain)
            && Math.Max(current[_counters + entry.Thread], known?[_counters + entry.Thread]
                ?? 0) < entry.Count);

        var entry = new Entry(location, thread,
            memory.Count(thread, _counters + thread, isStore), isStore, isPlain);

        // Who comes after a thread's newest access of a kind comes after its older ones too.
        _entries.RemoveAll(old => old with { Count = 0 } == entry with { Count = 0 });
        _entries.Add(entry);
        return races;
    }

    public bool Equals(RaceNotes? other) => other != null && _entries.SequenceEqual(other._entries);
}
