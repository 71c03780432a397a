// SPDX-License-Identifier: GPL-2.0-only
using System.Numerics;
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>
/// The read-side critical sections and grace periods of RCU or of one SRCU structure. A grace
/// period waits for each section that was open when it started, and then knows what was done in it;
/// a section that begins later knows what came before each grace period that has started.
/// </summary>
internal sealed class GracePeriods
{
    private readonly ulong[] _waits;
    private readonly View?[] _owed;
    private ulong _open;
    private View? _done;
    private View? _started;

    public GracePeriods(int threads)
    {
        _waits = new ulong[threads];
        _owed = new View?[threads];
    }

    private GracePeriods(GracePeriods other)
    {
        _waits = (ulong[])other._waits.Clone();
        _owed = (View?[])other._owed.Clone();
        _open = other._open;
        _done = other._done;
        _started = other._started;
    }

    /// <summary>Whether a section has not ended.</summary>
    public bool HasOpen => _open != 0;

    public GracePeriods Clone() => new(this);

    /// <summary>A section begins.</summary>
    /// <returns>Its number, from 1: what tells it from the others that somebody may wait for, or 0
    /// if there are too many.</returns>
    public int Begin(WeakMemory memory, int thread)
    {
        ulong taken = _waits.Aggregate(_open, (all, waits) => all | waits);
        int section = BitOperations.TrailingZeroCount(~taken);

        if (section == 64)
            return 0;
        _open |= 1ul << section;
        if (_started != null)
            memory.Receive(thread, _started);
        return section + 1;
    }

    /// <summary>A section ends; with number 0 the oldest one.</summary>
    /// <returns>Whether it was open.</returns>
    public bool End(WeakMemory memory, int thread, int section)
    {
        ulong bit = section == 0 ? _open & (0 - _open) : 1ul << (section - 1);

        if ((_open & bit) == 0)
            return false;
        View known = memory.Send(thread);

        _open &= ~bit;
        _done = View.Union(_done, known);
        for (int other = 0; other < _waits.Length; other++)
        {
            if ((_waits[other] & bit) == 0)
                continue;
            _waits[other] &= ~bit;
            _owed[other] = View.Union(_owed[other], known);
        }
        return true;
    }

    /// <summary>A grace period starts, with a full barrier.</summary>
    public void Start(WeakMemory memory, int thread)
    {
        memory.Barrier(thread, Fence.Full);
        _started = View.Union(_started, memory.Send(thread));
        // Sections that have ended come before it as well.
        _owed[thread] = _done;
        _waits[thread] = _open;
    }

    /// <summary>Whether every section has ended that it waits for.</summary>
    public bool HasPassed(int thread) => _waits[thread] == 0;

    /// <summary>It has passed, with a full barrier.</summary>
    public void Pass(WeakMemory memory, int thread)
    {
        if (_owed[thread] is { } owed)
            memory.Receive(thread, owed);
        _owed[thread] = null;
        memory.Barrier(thread, Fence.Full);
    }

    public bool Equals(GracePeriods other)
        => _open == other._open && _waits.AsSpan().SequenceEqual(other._waits)
            && View.Same(_started, other._started) && View.Same(_done, other._done)
            && _owed.Zip(other._owed).All(pair => View.Same(pair.First, pair.Second));
}
