// SPDX-License-Identifier: GPL-2.0-only
using System;

namespace Linux.Executions;

/// <summary>What one CPU knows of memory.</summary>
internal sealed class CpuViews
{
    /// <summary>Views of which it is known that they are current: a loop acquires the same ones
    /// again and again.</summary>
    private const int Remembered = 16;

    private View? _outgoing;
    private View? _broughtLast;
    private readonly View?[] _acquired;
    private readonly int[] _unlocks;
    private readonly int _cpu;
    private readonly View _firstStores;
    private bool _hasCaughtUp;
    private bool _knowsUnlock;
    private bool _releasedSinceUnlock;

    /// <param name="cpu">The CPU.</param>
    /// <param name="cpus">How many there are.</param>
    /// <param name="locations">Locations that there are.</param>
    /// <param name="pool">Where copies of views come from; null for the collected heap.</param>
    public CpuViews(int cpu, int cpus, int locations, ViewPool? pool)
        : this(new(locations, pool), new(locations, pool), new(locations, pool),
            new(locations, pool), pool == null ? [] : new View?[Remembered])
        => (_cpu, _unlocks) = (cpu, new int[pool == null ? 0 : cpus]);

    /// <summary>What loads of read-modify-writes that return nothing have brought along: smp_mb()
    /// and releases make it known, smp_rmb() does not. Null until there is one.</summary>
    public View? Unreturned { get; private set; }

    /// <summary>Where the barriers take hold that are made for another operation.</summary>
    public FenceMarks Marks { get; private init; } = new();

    private CpuViews(View current, View pending, View released, View stores, View?[] acquired)
    {
        _acquired = acquired;
        _unlocks = [];
        Current = current;
        Pending = pending;
        Released = released;
        Stores = _firstStores = stores;
    }

    /// <summary>It cannot read anything older.</summary>
    public View Current { get; }

    /// <summary>What relaxed loads have brought along; current after the next barrier for
    /// loads.</summary>
    public View Pending { get; }

    /// <summary>Goes out with every store; part of <see cref="Everything"/>.</summary>
    public View Released { get; }

    /// <summary>Its own stores, with what each made known; part of <see
    /// cref="Everything"/>.</summary>
    public View Stores { get; private set; }

    /// <summary>Everything at its last unlock, which a later lock of its own comes after; null
    /// before one. It never changes.</summary>
    public View? AtUnlock { get; private set; }

    /// <summary>Its stores at its last unlock; null before one. They never change.</summary>
    public View? StoresAtUnlock { get; private set; }

    /// <summary>Whether anything goes out with every store.</summary>
    public bool ReleasesAnything { get; private set; }

    /// <summary>Whether loads have been counted of which nobody can have learnt.</summary>
    public bool CountsLoads { get; set; }

    public CpuViews Clone() => new(Current.Clone(), Pending.Clone(), Released.Clone(),
        Stores.Clone(), [])
    {
        AtUnlock = AtUnlock,
        StoresAtUnlock = StoresAtUnlock,
        _outgoing = _outgoing,
        _broughtLast = _broughtLast,
        _hasCaughtUp = _hasCaughtUp,
        _knowsUnlock = _knowsUnlock,
        _releasedSinceUnlock = _releasedSinceUnlock,
        ReleasesAnything = ReleasesAnything,
        CountsLoads = CountsLoads,
        Unreturned = Unreturned?.Clone(),
        Marks = Marks.Clone(),
    };

    /// <summary>An acquire makes current what a store made known.</summary>
    public void Acquire(View? known)
    {
        if (known == null)
            return;
        if (_acquired.Length == 0)
        {
            Current.Join(known);
            return;
        }
        ref View? before = ref _acquired[known.Number % Remembered];

        if (ReferenceEquals(before, known) || Knows(known))
            return;
        Current.Join(known);
        before = known;
        if (known is { Owner: { } owner, IsWhole: true } && owner != this)
            _unlocks[owner._cpu] = known.Stamp;
    }

    /// <summary>Whether an unlock of another CPU that was acquired made it known.</summary>
    private bool Knows(View known)
        => known.Owner is { } owner && known.Stamp <= _unlocks[owner._cpu] && owner != this;

    /// <summary>A relaxed load has brought along what a store made known.</summary>
    public void Bring(View? known)
    {
        if (known == null || ReferenceEquals(known, _broughtLast))
            return;
        // What it knows itself is current or pending.
        if (known.Owner != null && (known.Owner == this || Knows(known)))
            return;
        Pending.Join(known);
        _broughtLast = known;
    }

    /// <summary>What relaxed loads have brought is current.</summary>
    public void TakePending()
    {
        Current.Join(Pending);
        Pending.Clear();
    }

    /// <summary>Notes what a lock of its own comes after. The unlock makes everything
    /// known.</summary>
    public void NoteUnlock()
    {
        _knowsUnlock = Pending.IsEmpty && Unreturned == null;
        AtUnlock = Everything();
        if (_unlocks.Length != 0)
            AtUnlock.Mark(this, ++_unlocks[_cpu], isWhole: true);
        StoresAtUnlock = Stores;
        // They are part of everything.
        Stores = AtUnlock.Clone();
        _hasCaughtUp = _releasedSinceUnlock = false;
    }

    /// <summary>A lock comes after the CPU's own last unlock.</summary>
    public void CatchUpWithUnlock()
    {
        if (_hasCaughtUp)
            return;
        bool released = _releasedSinceUnlock;

        if (!_knowsUnlock)
            Current.Join(AtUnlock);
        Release(StoresAtUnlock);
        // That was part of the unlock.
        _releasedSinceUnlock = released;
        _hasCaughtUp = true;
    }

    /// <summary>What goes out with a lock that was given up with <paramref
    /// name="known"/>.</summary>
    public View? OutgoingAfter(View? known)
        => !_releasedSinceUnlock && known != null && ReferenceEquals(known, AtUnlock) ? known
            : View.Union(Outgoing(), known);

    /// <summary>A read-modify-write that returns nothing has read a store.</summary>
    public void BringUnreturned(int location, in Message message, ViewPool? pool)
    {
        Unreturned ??= pool?.Take() ?? new View(location + 1);
        Unreturned[location] = message.Index;
        Unreturned.Join(message.Known);
    }

    /// <summary>Everything that a full barrier and a release make known, as a view of its
    /// own.</summary>
    public View Everything()
    {
        View all = Current.Clone();

        all.Join(Pending);
        all.Join(Unreturned);
        Own(all);
        return all;
    }

    /// <summary>From now on <paramref name="view"/> goes out with every store.</summary>
    public void Release(View? view)
    {
        if (view == null)
            return;
        if (Released.Join(view))
        {
            _outgoing = null;
            _releasedSinceUnlock = true;
        }
        ReleasesAnything = true;
    }

    /// <summary>What goes out with a relaxed store; the same object until that changes.</summary>
    public View? Outgoing()
    {
        if (_outgoing != null || !ReleasesAnything)
            return _outgoing;
        _outgoing = Released.Clone();
        Own(_outgoing);
        // A store counts with what it made known, and each that follows makes the same known. After
        // an unlock they count with everything before it.
        if (AtUnlock == null || _releasedSinceUnlock)
            Stores.Join(_outgoing);
        return _outgoing;
    }

    /// <summary>The next unlock makes it known as well.</summary>
    private void Own(View view)
    {
        if (_unlocks.Length != 0)
            view.Mark(this, _unlocks[_cpu] + 1, isWhole: false);
    }

    /// <summary>A store has made <paramref name="known"/> known.</summary>
    public void Stored(View? known)
    {
        if (known != null && !ReferenceEquals(known, _outgoing))
            Stores.Join(known);
    }

    /// <summary>Knows nothing any more.</summary>
    public void Clear()
    {
        Current.Clear();
        Pending.Clear();
        Released.Clear();
        Stores = _firstStores;
        Stores.Clear();
        _outgoing = _broughtLast = null;
        Array.Clear(_acquired);
        Array.Clear(_unlocks);
        Unreturned = AtUnlock = StoresAtUnlock = null;
        Marks.Clear();
        ReleasesAnything = CountsLoads = _hasCaughtUp = _releasedSinceUnlock = false;
    }

    public void AppendTo(ref HashCode key)
    {
        Current.AppendTo(ref key);
        Released.AppendTo(ref key);
    }

    public bool Equals(CpuViews other)
        => Current.Equals(other.Current) && Pending.Equals(other.Pending)
            && Released.Equals(other.Released)
            && Stores.Equals(other.Stores) && View.Same(AtUnlock, other.AtUnlock)
            && View.Same(StoresAtUnlock, other.StoresAtUnlock)
            && CountsLoads == other.CountsLoads && View.Same(Unreturned, other.Unreturned)
            && Marks.Equals(other.Marks);
}
