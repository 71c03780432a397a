// SPDX-License-Identifier: GPL-2.0-only
namespace Linux.Bench;

/// <summary>
/// The workloads on a <see cref="PriorityQueue{TElement, TPriority}"/> under a lock. It has no way
/// to move an element, so a modified timer is queued once more and the stale entry is left behind;
/// when half of the entries are stale they are swept.
/// </summary>
internal sealed class QueueTimers
{
    private readonly object _lock = new();
    private readonly PriorityQueue<(int Timer, uint Version), long> _queue;
    private readonly uint[] _delays;
    private readonly uint[] _versions;
    private readonly long[] _expiries;
    private Delays _random = new(1);
    private long _now;
    private long _expired;

    /// <summary>Makes room for <paramref name="count"/> timers.</summary>
    public QueueTimers(int count, uint[] delays)
    {
        _delays = delays;
        _queue = new PriorityQueue<(int Timer, uint Version), long>(2 * count + 2);
        _versions = new uint[count];
        _expiries = new long[count];
    }

    /// <summary>W1: queues a timer and removes it; the queue is otherwise empty.</summary>
    public void Pairs()
    {
        for (int i = 0; i < _delays.Length; i++)
        {
            lock (_lock)
                _queue.Enqueue((i, 0), _now + _delays[i]);
            lock (_lock)
                _queue.Remove((i, 0), out _, out _);
        }
    }

    /// <summary>W2 and W3: queues every timer.</summary>
    public void ArmAll()
    {
        _expired = 0;
        for (int i = 0; i < _versions.Length; i++)
            Change(i, _now + _delays[i]);
    }

    /// <summary>W2: modifies <paramref name="operations"/> timers, chosen at random.</summary>
    public void Modify(int operations)
    {
        for (int i = 0; i < operations; i++)
            Change((int)_random.Below((uint)_versions.Length), _now + _random.Next());
    }

    /// <summary>W3: lets time pass until every timer has expired.</summary>
    public void ExpireAll()
    {
        while (_expired < _versions.Length)
        {
            _now++;
            while (ExpireOne())
                _expired++;
        }
    }

    private bool ExpireOne()
    {
        lock (_lock)
        {
            while (_queue.TryPeek(out var entry, out long expiry) && expiry <= _now)
            {
                _queue.Dequeue();
                if (_versions[entry.Timer] == entry.Version)
                    return true;
            }
            return false;
        }
    }

    private void Change(int timer, long expiry)
    {
        lock (_lock)
        {
            uint version = ++_versions[timer];

            _expiries[timer] = expiry;
            _queue.Enqueue((timer, version), expiry);
            if (_queue.Count > 2 * _versions.Length)
                Sweep();
        }
    }

    private void Sweep()
    {
        _queue.Clear();
        _queue.EnqueueRange(Live());
    }

    private IEnumerable<((int Timer, uint Version), long)> Live()
    {
        for (int i = 0; i < _versions.Length; i++)
            yield return ((i, _versions[i]), _expiries[i]);
    }
}
