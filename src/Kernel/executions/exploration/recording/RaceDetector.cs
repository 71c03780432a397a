// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Notes two accesses to the same bytes by different CPUs, one of them a write and one of them plain,
/// when nothing orders them. What is read between the two looks at a sequence counter counts as marked,
/// because the reader throws it away if the counter has changed, and so does what is written while it is odd.
/// </summary>
internal sealed class RaceDetector
{
    private const string SequenceCounters = "seqlock.h.cs";
    private readonly Dictionary<nint, List<Access>> _seen = new();
    private readonly VectorClocks _clocks;
    private readonly bool[] _reading;
    private readonly bool[] _writing;
    private readonly bool[] _counting;
    private readonly (string File, int Line)[] _ported;
    private readonly Dictionary<string, bool> _isPorted = new(ReferenceEqualityComparer.Instance);
    private readonly RaceNotes _notes;

    public RaceDetector(int cpus, RaceNotes notes)
    {
        _clocks = new VectorClocks(cpus);
        _reading = new bool[cpus];
        _writing = new bool[cpus];
        _counting = new bool[cpus];
        _ported = new (string, int)[cpus];
        _notes = notes;
    }

    public VectorClocks Clocks => _clocks;

    /// <summary>A CPU is about to access <paramref name="size"/> bytes.</summary>
    public void Note(int cpu, nint address, int size, access_kind kind, string file, int line)
    {
        if (_reading[cpu] || _writing[cpu] || file.EndsWith(SequenceCounters, StringComparison.Ordinal))
            kind |= access_kind.Marked;
        bool ported = IsPorted(file);
        if (ported)
            _ported[cpu] = (file, line);
        (string, int) under = ported || !SourceZones.IsPortedLibrary(file) ? default : _ported[cpu];
        for (nint end = address + size; address < end;)
        {
            nint word = address & ~(nint)7;
            int first = (int)(address - word);
            int last = (int)Math.Min(8, end - word);

            NoteWord(cpu, word, (byte)((1 << last) - (1 << first)), kind, file, line, under);
            address = word + 8;
        }
    }

    /// <summary>A marked operation, before it is carried out.</summary>
    public void Before(int cpu, visible_kind kind, nint address, string file, int line)
    {
        if (IsPorted(file))
            _ported[cpu] = (file, line);
        switch (kind)
        {
            case visible_kind.Barrier:
                _clocks.Fence(cpu);
                break;
            case visible_kind.Store:
            case visible_kind.Rmw:
            case visible_kind.RmwAcquire:
                _clocks.Store(cpu, address);
                break;
            case visible_kind.Unlock:
            case visible_kind.StoreRelease:
            case visible_kind.RmwRelease:
            case visible_kind.RmwFull:
                _clocks.Release(cpu, address);
                break;
            default:
                break;
        }
        _counting[cpu] = file.EndsWith(SequenceCounters, StringComparison.Ordinal);
        if (_counting[cpu])
            _reading[cpu] = kind == visible_kind.LoadAcquire;
        else if (kind is visible_kind.Lock or visible_kind.Unlock or visible_kind.IrqEnable)
            // Not every reader looks at the counter again.
            _reading[cpu] = false;
    }

    /// <summary>The same, once it has been.</summary>
    /// <param name="isPointer">Whether it read an address, whose uses then depend on it.</param>
    public void After(int cpu, visible_kind kind, nint address, ulong value, bool isPointer)
    {
        if (_counting[cpu] && kind == visible_kind.Store)
            _writing[cpu] = (value & 1) != 0;
        bool acquires = kind is visible_kind.Lock or visible_kind.LoadAcquire or visible_kind.RmwAcquire
            or visible_kind.RmwFull || kind == visible_kind.TryLock && value != 0
            || kind == visible_kind.Load && isPointer;

        if (acquires)
            _clocks.Acquire(cpu, address);
        else if (kind is visible_kind.Load or visible_kind.Rmw or visible_kind.RmwRelease)
            _clocks.Load(cpu, address);
    }

    private void NoteWord(int cpu, nint word, byte bytes, access_kind kind, string file, int line,
        (string File, int Line) under)
    {
        if (!_seen.TryGetValue(word, out List<Access>? seen))
            _seen[word] = seen = new List<Access>(2);
        int own = -1;

        for (int i = 0; i < seen.Count; i++)
        {
            Access other = seen[i];

            if (other.Cpu == cpu)
            {
                if (other.Bytes == bytes && other.Kind == kind)
                    own = i;
                continue;
            }
            if ((other.Bytes & bytes) != 0 && ((other.Kind | kind) & access_kind.Write) != 0
                && (other.Kind & kind & access_kind.Marked) == 0
                && !_clocks.Knows(cpu, other.Cpu, other.Epoch))
                _notes.Add(Side(other), Side(new Access(cpu, 0, bytes, kind, file, line, under)));
        }
        var access = new Access(cpu, _clocks.Epoch(cpu), bytes, kind, file, line, under);
        if (own < 0)
            seen.Add(access);
        else
            seen[own] = access;
    }

    private bool IsPorted(string file)
    {
        if (!_isPorted.TryGetValue(file, out bool ported))
            _isPorted[file] = ported = SourceZones.IsPortedCode(file);
        return ported;
    }

    private static RacingAccess Side(Access access) => new(access.File, access.Line, access.Kind)
    {
        Under = access.Under.File is { } file ? $"{RacingAccess.Name(file)}:{access.Under.Line}" : null,
    };

    private readonly record struct Access(
        int Cpu, int Epoch, byte Bytes, access_kind Kind, string File, int Line,
        (string? File, int Line) Under);
}
