// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;

namespace Linux.Executions;

/// <summary>
/// The last marked operations of one CPU, those of tasks apart from those of interrupts, and the locks
/// that it took and has not given back. Written by that CPU alone; read from elsewhere when it is
/// stuck, so that a line may be half of two.
/// </summary>
internal sealed unsafe class OperationRing
{
    /// <summary>Operations of each kind that are kept; one that is repeated counts once.</summary>
    public const int Size = 24;

    private readonly Operation[][] _last = [new Operation[Size], new Operation[Size]];
    private readonly long[] _count = new long[2];
    private readonly Operation[] _locks = new Operation[64];
    private int _lockCount;
    private int _current;
    private int _place;

    /// <summary>An operation is about to be carried out.</summary>
    public void Before(
        visible_kind kind, void* address, string file, int line, bool inInterrupt)
    {
        int which = _current = inInterrupt ? 1 : 0;
        if (!Again(kind, (nint)address, file, line))
        {
            _place = (int)(_count[which] % Size);
            _last[which][_place] = new Operation
            {
                Kind = kind,
                Address = (nint)address,
                File = file,
                Line = line,
                Times = 1,
            };
            Volatile.Write(ref _count[which], _count[which] + 1);
        }
        if (kind is visible_kind.Lock or visible_kind.TryLock)
            Took(kind, (nint)address, file, line);
        else if (kind == visible_kind.Unlock)
            GaveBack((nint)address);
    }

    /// <summary>The last operation read or wrote this value.</summary>
    public void After(ulong value)
    {
        _last[_current][_place].Value = value;
    }

    /// <summary>The last operations, oldest first.</summary>
    public IEnumerable<Operation> Last(bool inInterrupts)
    {
        int which = inInterrupts ? 1 : 0;
        long end = Volatile.Read(ref _count[which]);

        for (long i = Math.Max(0, end - Size); i < end; i++)
            yield return _last[which][i % Size];
    }

    /// <summary>
    /// Locks that were asked for and not given back, in order. Whether one was got, its owner tells.
    /// </summary>
    public IEnumerable<Operation> Locks()
    {
        int end = Math.Min(Volatile.Read(ref _lockCount), _locks.Length);

        for (int i = 0; i < end; i++)
            yield return _locks[i];
    }

    /// <summary>Whether it is one of the last two operations, as in a loop that waits.</summary>
    private bool Again(visible_kind kind, nint address, string file, int line)
    {
        for (int back = 1; back <= 2; back++)
        {
            int place = (int)((_count[_current] + Size - back) % Size);
            ref Operation last = ref _last[_current][place];

            if (last.Line != line || last.Address != address || last.Kind != kind
                || (object?)last.File != file)
                continue;
            last.Times++;
            _place = place;
            return true;
        }
        return false;
    }

    private void Took(visible_kind kind, nint address, string file, int line)
    {
        // A trylock that failed is never given back; more locks than fit are such left-overs.
        if (_lockCount == _locks.Length)
        {
            Array.Copy(_locks, _locks.Length / 2, _locks, 0, _locks.Length / 2);
            _lockCount = _locks.Length / 2;
        }
        _locks[_lockCount] = new Operation { Kind = kind, Address = address, File = file, Line = line };
        Volatile.Write(ref _lockCount, _lockCount + 1);
    }

    private void GaveBack(nint address)
    {
        for (int i = _lockCount - 1; i >= 0; i--)
        {
            if (_locks[i].Address != address)
                continue;
            Array.Copy(_locks, i + 1, _locks, i, _lockCount - i - 1);
            Volatile.Write(ref _lockCount, _lockCount - 1);
            return;
        }
    }

    /// <summary>One operation.</summary>
    internal struct Operation
    {
        public visible_kind Kind;
        public nint Address;
        public string? File;
        public int Line;
        public int Times;
        public ulong? Value;
    }
}
