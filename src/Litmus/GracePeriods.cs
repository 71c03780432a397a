// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>
/// The read-side critical sections and grace periods of one kind of RCU. A grace period waits for
/// each section that
/// was open when it started, and then knows what was done in it; a section that begins later knows
/// what came before
/// each grace period that has started.
/// </summary>
internal sealed class GracePeriods
{
    private readonly int[] _nesting;
    private readonly int[] _sections;
    private readonly int[]?[] _waits;
    private readonly View?[] _owed;
    private View? _done;
    private View? _started;

    public GracePeriods(int threads)
    {
        _nesting = new int[threads];
        _sections = new int[threads];
        _waits = new int[]?[threads];
        _owed = new View?[threads];
    }

    private GracePeriods(GracePeriods other)
    {
        _nesting = (int[])other._nesting.Clone();
        _sections = (int[])other._sections.Clone();
        _waits = (int[]?[])other._waits.Clone();
        _owed = (View?[])other._owed.Clone();
        _done = other._done;
        _started = other._started;
    }

    public GracePeriods Clone() => new(this);

    /// <summary>A section begins, unless it is within another one.</summary>
    public void Lock(WeakMemory memory, int thread)
    {
        if (_nesting[thread]++ != 0)
            return;
        _sections[thread]++;
        if (_started != null)
            memory.Receive(thread, _started);
    }

    /// <summary>It ends.</summary>
    /// <returns>Whether there was one.</returns>
    public bool Unlock(WeakMemory memory, int thread)
    {
        if (_nesting[thread] == 0)
            return false;
        if (--_nesting[thread] != 0)
            return true;
        View known = memory.Send(thread);

        _done = View.Union(_done, known);
        for (int other = 0; other < _waits.Length; other++)
        {
            if (_waits[other]?[thread] == _sections[thread])
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
        _waits[thread] = [.. _nesting.Select((depth, other) => depth == 0 ? 0 : _sections[other])];
    }

    /// <summary>Whether every section has ended that it waits for.</summary>
    public bool CanEnd(int thread)
    {
        int[] waits = _waits[thread]!;

        for (int other = 0; other < waits.Length; other++)
        {
            if (waits[other] != 0 && _nesting[other] != 0 && _sections[other] == waits[other])
                return false;
        }
        return true;
    }

    /// <summary>It ends, with a full barrier.</summary>
    public void End(WeakMemory memory, int thread)
    {
        if (_owed[thread] is { } owed)
            memory.Receive(thread, owed);
        _owed[thread] = null;
        _waits[thread] = null;
        memory.Barrier(thread, Fence.Full);
    }

    public bool Equals(GracePeriods other)
        => _nesting.AsSpan().SequenceEqual(other._nesting)
            && _sections.AsSpan().SequenceEqual(other._sections)
            && View.Same(_started, other._started) && View.Same(_done, other._done)
            && _owed.Zip(other._owed).All(pair => View.Same(pair.First, pair.Second))
            && _waits.Zip(other._waits).All(pair => (pair.First ?? []).AsSpan()
                .SequenceEqual(pair.Second ?? []));
}
