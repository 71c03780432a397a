// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using Linux.Hardware;

namespace Linux.Stories;

/// <summary>
/// The marked operations of the compared files within one operation of a scenario, before each of
/// which another one may interrupt. Only an image that is compiled with EXPLORE reports them.
/// </summary>
internal sealed class Points(PointPlaces places, Sight sight, SecondStrand second)
{
    private const string AtEnd = "guard";
    private const int MostLocks = 300_000;
    private readonly HashSet<nint> _held = new();
    private int _interruptAt;
    private Action? _interruption;
    private bool _shown;
    private bool _interrupted;
    private int _count;
    private int _locks;

    /// <summary>The thread of control of what interrupts.</summary>
    public SecondStrand Second => second;

    /// <summary>Starts a scenario.</summary>
    /// <param name="shown">Whether kind and function of each point are compared.</param>
    public void Begin(bool shown)
    {
        _shown = shown;
        _held.Clear();
        _interrupted = false;
        _interruption = null;
        _count = _locks = 0;
    }

    /// <summary>Lets <paramref name="interruption"/> run before a point of the next operation.</summary>
    public void InterruptNextAt(int point, Action interruption)
    {
        _interruptAt = point;
        _interruption = interruption;
    }

    /// <summary>Whether an operation was interrupted before its end since the last call.</summary>
    public bool TakeInterrupted()
    {
        bool interrupted = _interrupted;

        _interrupted = false;
        return interrupted;
    }

    /// <summary>A marked operation is about to be done.</summary>
    public unsafe void Reached(visible_kind kind, void* address, string file, int line)
    {
        if (kind == visible_kind.Lock && ++_locks > MostLocks)
            throw new ScenarioEndedException("livelock");
        if (second.IsSecond || !IsPoint(kind)
            || Function(kind, (nint)address, file, line) is not { } function)
            return;
        if (_shown)
            Show(kind, function);
        if (_count++ < _interruptAt || _interruption is not { } interruption || second.Lives)
            return;
        _interruption = null;
        _interrupted = true;
        Start(interruption);
    }

    /// <summary>Runs what should have interrupted an operation that had fewer points.</summary>
    public void EndOperation()
    {
        Action? interruption = _interruption;

        _interruption = null;
        if (interruption != null)
        {
            interruption();
            second.Finish();
        }
        _count = _locks = 0;
    }

    /// <summary>A guard gives its lock up for the function that took it.</summary>
    private string? Function(visible_kind kind, nint address, string file, int line)
    {
        string? function = places.Of(file, line);

        if (kind == visible_kind.Lock && function != null)
            _held.Add(address);
        if (kind == visible_kind.Unlock && _held.Remove(address))
            return function ?? AtEnd;
        return function;
    }

    /// <summary>Until it says otherwise, what interrupts is the CPU that it interrupts.</summary>
    private unsafe void Start(Action interruption)
    {
        cpu_context* context = ThisCpu.context;

        second.Start(() =>
        {
            ThisCpu.context = context;
            interruption();
        });
    }

    private void Show(visible_kind kind, string function)
    {
        ulong place = 0;

        foreach (char letter in function)
            place = place * 31 + letter;
        sight.SeeQuietly(place);
        sight.See(function, (int)kind);
    }

    private static bool IsPoint(visible_kind kind) => kind is not (visible_kind.FullBarrier
        or visible_kind.ReadBarrier or visible_kind.WriteBarrier
        or visible_kind.IrqEnable or visible_kind.IrqDisable or visible_kind.Relax
        or visible_kind.Time or visible_kind.Plain or visible_kind.Allocate);
}
