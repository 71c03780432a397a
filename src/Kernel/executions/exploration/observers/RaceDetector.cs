// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Notes two accesses to the same bytes by different CPUs, one of them a write and one of them plain,
/// when nothing orders them. What is read between the two looks at a sequence counter counts as marked,
/// because the reader throws it away if the counter has changed, and so does what is written while it is odd.
/// </summary>
internal sealed unsafe class RaceDetector : IOperationObserver
{
    private const string SequenceCounters = "seqlock.h.cs";
    private readonly Dictionary<nint, List<Access>> _seen = new();
    private readonly Arena _arena;
    private readonly VectorClocks _clocks;
    private readonly bool[] _reading;
    private readonly bool[] _writing;
    private readonly bool[] _counting;
    private readonly (string File, int Line)[] _ported;
    private readonly FileTable _isPorted = new(SourceZones.IsPortedCode);

    private readonly RaceNotes _notes;

    /// <param name="machine">The machine.</param>
    /// <param name="notes">Collects the races.</param>
    public RaceDetector(Machine machine, RaceNotes notes)
    {
        int cpus = machine.Options.PossibleCpus;

        _arena = machine.Arena;
        _clocks = new VectorClocks(cpus);
        _reading = new bool[cpus];
        _writing = new bool[cpus];
        _counting = new bool[cpus];
        _ported = new (string, int)[cpus];
        _notes = notes;
    }

    public void Plain(in PlainAccess access)
    {
        Note(access.Cpu, access.Address, access.Size, access.Kind, access.File, access.Line);
        // The line that takes an interrupt clears its bit with an access of its own.
        if (access.Kind == (access_kind.Update | access_kind.Marked)
            && access.Address == (nint)(&ThisCpu.context->pending_irqs))
            _clocks.TakeInterrupt(access.Cpu);
    }

    public void Interrupted(int from, int cpu) => _clocks.Interrupt(from, cpu);

    public void Rest() => _clocks.Rest();

    /// <summary>A CPU is about to access <paramref name="size"/> bytes.</summary>
    private void Note(int cpu, nint address, int size, access_kind kind, string file, int line)
    {
        if (_reading[cpu] || _writing[cpu] || file.EndsWith(SequenceCounters, StringComparison.Ordinal))
            kind |= access_kind.Marked;
        bool ported = _isPorted.Of(file);
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

    public void Before(in Operation operation)
    {
        (int cpu, visible_kind kind, nint address) = (operation.Cpu, operation.Kind, operation.Address);
        string file = operation.File;

        // A release publishes the store that it is itself.
        if (operation.Shared)
            Note(cpu, address, operation.Size, kind.Access(), file, operation.Line);
        if (_isPorted.Of(file))
            _ported[cpu] = (file, operation.Line);
        switch (kind)
        {
            case visible_kind.FullBarrier:
            case visible_kind.ReadBarrier:
            case visible_kind.WriteBarrier:
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

    public void After(int cpu, visible_kind kind, nint address, ulong value)
    {
        // The uses of an address depend on the load that has read it.
        bool isPointer = _arena.Contains((void*)value);

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

    private static RacingAccess Side(Access access) => new(access.File, access.Line, access.Kind)
    {
        Under = access.Under.File is { } file ? $"{RacingAccess.Name(file)}:{access.Under.Line}" : null,
    };

    private readonly record struct Access(
        int Cpu, int Epoch, byte Bytes, access_kind Kind, string File, int Line,
        (string? File, int Line) Under);
}
