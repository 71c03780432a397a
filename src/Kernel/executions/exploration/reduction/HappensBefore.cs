// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Which steps of a run happened before which, and the races: pairs of dependent steps with nothing in
/// between, so that they could have come the other way round.
/// </summary>
internal sealed class HappensBefore(int processes)
{
    private readonly Dictionary<uint, Word> _words = new();
    private readonly Event?[] _last = new Event?[processes];
    private readonly List<Event> _direct = new();
    private Event? _everything;

    /// <summary>Adds the next event of the run, whose footprint is complete.</summary>
    /// <param name="added">The event; its clock is set here.</param>
    /// <param name="races">Filled with the events that it races with; null asks for none.</param>
    public void Add(Event added, List<Event>? races)
    {
        Event? before = _last[added.Process];

        added.OfItsOwn = (before?.OfItsOwn ?? 0) + 1;
        Array.Clear(added.Clock);
        if (before != null)
            Join(added.Clock, before.Clock);
        added.Clock[added.Process] = added.OfItsOwn;
        _direct.Clear();
        CollectDirect(added);
        // What comes later in the run can cover what came before it, not the other way round.
        _direct.Sort(static (a, b) => b.Number - a.Number);
        foreach (Event other in _direct)
        {
            if (other.HappenedBefore(added))
                continue;
            if (!IsReleaseOfALockTaken(other, added))
                races?.Add(other);
            Join(added.Clock, other.Clock);
        }
        // A lock's release cannot come later than that it is taken, but the other one could have taken it first.
        foreach (uint word in added.Footprint.Locked)
        {
            if (races != null && _words[word].Locker is { } locker && locker.Process != added.Process
                && !(before != null && locker.HappenedBefore(before)) && !races.Contains(locker))
                races.Add(locker);
        }
        Remember(added);
    }

    private void CollectDirect(Event added)
    {
        if (_everything != null)
            AddDirect(_everything, added);
        if (added.Footprint.IsEverything)
        {
            foreach (Event? last in _last)
                AddDirect(last, added);
            return;
        }
        foreach ((uint name, bool write) in added.Footprint.Words)
        {
            if (!_words.TryGetValue(name, out Word? word))
            {
                _words[name] = new Word(processes);
                continue;
            }
            AddDirect(word.Writer, added);
            if (!write)
                continue;
            foreach (Event? reader in word.Reader)
                AddDirect(reader, added);
        }
    }

    private bool IsReleaseOfALockTaken(Event other, Event added)
    {
        foreach (uint word in added.Footprint.Locked)
        {
            if (_words[word].Writer == other)
                return true;
        }
        return false;
    }

    private void AddDirect(Event? other, Event added)
    {
        if (other != null && other.Process != added.Process && !_direct.Contains(other))
            _direct.Add(other);
    }

    private void Remember(Event added)
    {
        _last[added.Process] = added;
        if (added.Footprint.IsEverything)
        {
            _everything = added;
            _words.Clear();
            return;
        }
        foreach ((uint name, bool write) in added.Footprint.Words)
        {
            Word word = _words[name];
            if (write)
            {
                Array.Clear(word.Reader);
                word.Writer = added;
            }
            else
            {
                word.Reader[added.Process] = added;
            }
            if (added.Footprint.Locked.Contains(name))
                word.Locker = added;
        }
    }

    private static void Join(int[] into, int[] from)
    {
        for (int i = 0; i < into.Length; i++)
            into[i] = Math.Max(into[i], from[i]);
    }

    private sealed class Word(int processes)
    {
        public Event? Writer { get; set; }

        public Event? Locker { get; set; }

        public Event?[] Reader { get; } = new Event?[processes];
    }
}
