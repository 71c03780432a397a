// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Threading;

namespace Linux;

/// <summary>
/// The last marked operations of one CPU and the locks that it took and has not given back. Written by
/// that CPU alone; read from elsewhere when it is stuck, so that a line may be half of two.
/// </summary>
internal sealed unsafe class OperationRing
{
    /// <summary>Operations that are kept.</summary>
    public const int Size = 32;

    private readonly Operation[] _last = new Operation[Size];
    private readonly Operation[] _locks = new Operation[64];
    private long _count;
    private int _lockCount;

    /// <summary>An operation is about to be carried out.</summary>
    public void Before(visible_kind kind, void* address, string file, int line)
    {
        var operation = new Operation
        {
            Kind = kind, Address = (nint)address, File = file, Line = line, Value = null,
        };

        _last[_count % Size] = operation;
        Volatile.Write(ref _count, _count + 1);
        if (kind is visible_kind.Lock or visible_kind.TryLock)
            Took(operation);
        else if (kind == visible_kind.Unlock)
            GaveBack((nint)address);
    }

    /// <summary>The last operation read or wrote this.</summary>
    public void After(ulong value)
    {
        if (_count != 0)
            _last[(_count - 1) % Size].Value = value;
    }

    /// <summary>The last operations, oldest first.</summary>
    public IEnumerable<Operation> Last()
    {
        long end = Volatile.Read(ref _count);

        for (long i = Math.Max(0, end - Size); i < end; i++)
            yield return _last[i % Size];
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

    private void Took(in Operation operation)
    {
        // A trylock that failed is never given back; more locks than fit are such left-overs.
        if (_lockCount == _locks.Length)
        {
            Array.Copy(_locks, _locks.Length / 2, _locks, 0, _locks.Length / 2);
            _lockCount = _locks.Length / 2;
        }
        _locks[_lockCount] = operation;
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
        public ulong? Value;
    }
}
