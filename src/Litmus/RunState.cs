// SPDX-License-Identifier: GPL-2.0-only
using Linux.Executions;

namespace Linux.Litmus;

/// <summary>Where a thread is.</summary>
internal sealed class ThreadState
{
    public required Value[] Registers { get; init; }

    /// <summary>The next instruction.</summary>
    public int At { get; set; }

    /// <summary>Of a callback that is to be called, what whoever asked for that knew.</summary>
    public View? Called { get; set; }

    /// <summary>How deep it is in sections of RCU.</summary>
    public int Nesting { get; set; }

    /// <summary>The outermost of them.</summary>
    public int Section { get; set; }

    /// <summary>Stores that it has made, of every kind.</summary>
    public int Stores { get; set; }

    /// <summary>What the branches that were taken depend on.</summary>
    public View? Control { get; set; }

    public ThreadState Clone()
        => new()
        {
            Registers = [.. Registers],
            At = At,
            Control = Control,
            Stores = Stores,
            Nesting = Nesting,
            Section = Section,
            Called = Called
        };
}

/// <summary>Everything that decides how a litmus test may go on.</summary>
internal sealed class RunState : IEquatable<RunState>
{
    private SharedParts _sharedThreads;
    private SortedDictionary<int, GracePeriods>? _rcu;

    public required ThreadState[] Threads { get; init; }

    public required WeakMemory Memory { get; init; }

    /// <summary>Accesses so far, for races; null for a test that has no plain one.</summary>
    public RaceNotes? Races { get; init; }

    /// <summary>A copy that goes on by itself.</summary>
    public RunState Clone()
    {
        var copy = new RunState
        {
            Threads = [.. Threads],
            Memory = Memory.Clone(),
            Races = Races?.Clone(),
            _rcu = CloneRcu(),
        };

        if (Threads.Length > SharedParts.Most)
        {
            for (int thread = 0; thread < Threads.Length; thread++)
                copy.Threads[thread] = Threads[thread].Clone();
            return copy;
        }
        _sharedThreads.ShareAll();
        copy._sharedThreads.ShareAll();
        return copy;
    }

    /// <summary>A thread, to be changed.</summary>
    public ThreadState Own(int thread)
    {
        if (_sharedThreads.Any && _sharedThreads.Take(thread))
            Threads[thread] = Threads[thread].Clone();
        return Threads[thread];
    }

    public override int GetHashCode()
    {
        var key = new HashCode();

        foreach (ThreadState thread in Threads)
        {
            key.Add(thread.At);
            foreach (Value value in thread.Registers)
                key.Add(value.Number);
        }
        Memory.AppendTo(ref key);
        return key.ToHashCode();
    }

    public bool Equals(RunState? other)
    {
        if (other == null)
            return false;
        for (int i = 0; i < Threads.Length; i++)
        {
            if (!ReferenceEquals(Threads[i], other.Threads[i])
                && !Same(Threads[i], other.Threads[i]))
                return false;
        }
        return Memory.Equals(other.Memory) && SameRcu(other)
            && (Races == null || Races.Equals(other.Races));
    }

    public override bool Equals(object? obj) => Equals(obj as RunState);

    /// <summary>The grace periods of a structure by its location; RCU's has -1.</summary>
    public GracePeriods RcuOf(int domain)
        => (_rcu ??= []).TryGetValue(domain, out GracePeriods? known) ? known
            : _rcu[domain] = new GracePeriods(Threads.Length);

    private SortedDictionary<int, GracePeriods>? CloneRcu()
    {
        if (_rcu == null)
            return null;
        var copy = new SortedDictionary<int, GracePeriods>();

        foreach ((int domain, GracePeriods periods) in _rcu)
            copy[domain] = periods.Clone();
        return copy;
    }

    private bool SameRcu(RunState other)
        => _rcu == null || other._rcu == null ? _rcu == other._rcu
            : _rcu.Count == other._rcu.Count && _rcu.Zip(other._rcu).All(pair
                => pair.First.Key == pair.Second.Key && pair.First.Value.Equals(pair.Second.Value));

    private static bool Same(ThreadState a, ThreadState b)
        => a.At == b.At && a.Stores == b.Stores && a.Nesting == b.Nesting
            && a.Section == b.Section && View.Same(a.Called, b.Called) && Same(a.Control, b.Control)
            && a.Registers.AsSpan().SequenceEqual(b.Registers, s_values);

    private static bool Same(View? a, View? b) => ReferenceEquals(a, b)
        || (a != null && b != null && a.Equals(b));

    private static readonly IEqualityComparer<Value> s_values = EqualityComparer<Value>.Create(
        (a, b) => a.Number == b.Number && a.Section == b.Section && Same(a.Known, b.Known), value
            => value.Number.GetHashCode());
}
