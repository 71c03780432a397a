// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Text;
using Linux.Analyzers.Domains;

namespace Linux.Analyzers.Flow;

/// <summary>
/// One of the states that the paths to a point can leave a function in: the product of the domains.
/// </summary>
internal sealed class State
{
    // The order matters to merging alone: the relations look at the facts and the memory of before.
    private readonly IDomain[] _domains;

    // One bit for each domain that another state may have as well.
    private const int AllShared = -1;
    private int _shared;

    public State()
        : this([new Relations(), new Facts(), new Ownership(), new Memory(), new LockSet(),
            new Interrupts(), new Preemption(), new FailedExchanges(), new EarlyReads(),
            new Infinities(), new Sections(), new Lifetimes(), new Pins(), new AtomicReads(),
            new TestedFetches(), new Tries()])
    {
    }

    private State(IDomain[] domains) => _domains = domains;

    public Relations Relations => (Relations)Own(0);
    public Facts Facts => (Facts)Own(1);
    public Ownership Ownership => (Ownership)Own(2);
    public Memory Memory => (Memory)Own(3);
    public LockSet Locks => (LockSet)Own(4);
    public Interrupts Interrupts => (Interrupts)Own(5);
    public Preemption Preemption => (Preemption)Own(6);
    public FailedExchanges FailedExchanges => (FailedExchanges)Own(7);
    public EarlyReads EarlyReads => (EarlyReads)Own(8);
    public Infinities Infinities => (Infinities)Own(9);
    public Sections Sections => (Sections)Own(10);
    public Lifetimes Lifetimes => (Lifetimes)Own(11);
    public Pins Pins => (Pins)Own(12);
    public AtomicReads AtomicReads => (AtomicReads)Own(13);
    public TestedFetches TestedFetches => (TestedFetches)Own(14);
    public Tries Tries => (Tries)Own(15);

    /// <summary>
    /// A state of its own. Each domain is copied when one of the two is asked for it, so what was
    /// got from this state before is not to be changed any more.
    /// </summary>
    public State Clone()
    {
        _shared = AllShared;
        return new((IDomain[])_domains.Clone()) { _shared = AllShared };
    }

    private IDomain Own(int domain)
    {
        if ((_shared & (1 << domain)) != 0)
        {
            _domains[domain] = _domains[domain].Clone();
            _shared &= ~(1 << domain);
        }

        return _domains[domain];
    }

    /// <summary>
    /// What tells states apart that must not be merged: states with equal keys hold the same locks
    /// and have interrupts in the same state.
    /// </summary>
    public string Key()
    {
        var text = new StringBuilder();
        foreach (var domain in _domains)
            domain.Key(text);

        return text.ToString();
    }

    /// <summary>
    /// Merges a state with an equal key into this one; true when this one changed.
    /// </summary>
    public bool Merge(State from, Join at)
    {
        // What one domain gave up may have been what another one's claim was made of.
        bool changed = MergeOnce(from, at);
        for (bool again = changed; again;)
            again = MergeOnce(from, at);

        return changed;
    }

    private bool MergeOnce(State from, Join at)
    {
        var meeting = new Meeting(at, this, from);
        bool changed = false;
        for (int i = 0; i < _domains.Length; i++)
        {
            // What both have says nothing new, unless places have got new names.
            if (!ReferenceEquals(_domains[i], from._domains[i]) || meeting.HasNames)
                changed |= Own(i).Merge(from._domains[i], meeting);
        }

        return changed;
    }

    /// <summary>
    /// The lock that is held under a name, or under one that is known to be equal.
    /// </summary>
    public Held? HeldAs(SymTable table, Sym name)
    {
        if (Locks.Covering(name) is { } held)
            return held;

        foreach (var fact in Facts.Equalities())
        {
            var (a, b) = (fact.A!, fact.B!);
            if (Locks.Find(table.Map(name, s => ReferenceEquals(s, a) ? b
                : ReferenceEquals(s, b) ? a : null)) is { } equal)
                return equal;
        }

        return null;
    }

    /// <summary>Replaces a name everywhere.</summary>
    public void Rename(SymTable table, Sym from, Sym to)
    {
        var renaming = new Renaming(table, from, to);
        for (int i = 0; i < _domains.Length; i++)
        {
            if (_domains[i].Touched(renaming))
                Own(i).Rename(renaming);
        }
    }

    /// <summary>Forgets what is known about a name that is about to get a new meaning.</summary>
    public void Forget(SymTable table, Sym name)
    {
        var toOld = Renaming.ToOld(table, name);
        for (int i = 0; i < _domains.Length; i++)
        {
            if (_domains[i].Touched(toOld))
                Own(i).Forget(toOld);
        }
    }

    /// <summary>
    /// True when this claims nothing that an earlier state of the same point did not.
    /// </summary>
    public bool Covers(State earlier, Join at) => Unlike(earlier, at) is null;

    /// <summary>
    /// The domain that claims more than an earlier state did, null when there is none.
    /// </summary>
    public string? Unlike(State earlier, Join at)
    {
        for (int i = 0; i < _domains.Length; i++)
        {
            if (!_domains[i].Covers(earlier._domains[i], at))
                return _domains[i].GetType().Name;
        }

        return null;
    }
}
