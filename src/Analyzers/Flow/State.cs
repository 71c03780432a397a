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

    public State()
        : this([new Relations(), new Facts(), new Ownership(), new Memory(), new LockSet(),
            new Interrupts(), new Preemption(), new FailedExchanges(), new EarlyReads(),
            new Infinities(), new Sections(), new Lifetimes(), new Pins(), new AtomicReads(),
            new TestedFetches(), new Tries()])
    {
    }

    private State(IDomain[] domains)
    {
        _domains = domains;
        Relations = (Relations)domains[0];
        Facts = (Facts)domains[1];
        Ownership = (Ownership)domains[2];
        Memory = (Memory)domains[3];
        Locks = (LockSet)domains[4];
        Interrupts = (Interrupts)domains[5];
        Preemption = (Preemption)domains[6];
        FailedExchanges = (FailedExchanges)domains[7];
        EarlyReads = (EarlyReads)domains[8];
        Infinities = (Infinities)domains[9];
        Sections = (Sections)domains[10];
        Lifetimes = (Lifetimes)domains[11];
        Pins = (Pins)domains[12];
        AtomicReads = (AtomicReads)domains[13];
        TestedFetches = (TestedFetches)domains[14];
        Tries = (Tries)domains[15];
    }

    public Relations Relations { get; }
    public Facts Facts { get; }
    public Ownership Ownership { get; }
    public Memory Memory { get; }
    public LockSet Locks { get; }
    public Interrupts Interrupts { get; }
    public Preemption Preemption { get; }
    public FailedExchanges FailedExchanges { get; }
    public EarlyReads EarlyReads { get; }
    public Infinities Infinities { get; }
    public Sections Sections { get; }
    public Lifetimes Lifetimes { get; }
    public Pins Pins { get; }

    public AtomicReads AtomicReads { get; }

    public TestedFetches TestedFetches { get; }
    public Tries Tries { get; }

    public State Clone() => new(Array.ConvertAll(_domains, d => d.Clone()));

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
            changed |= _domains[i].Merge(from._domains[i], meeting);

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
        foreach (var domain in _domains)
            domain.Rename(renaming);
    }

    /// <summary>Forgets what is known about a name that is about to get a new meaning.</summary>
    public void Forget(SymTable table, Sym name)
    {
        var toOld = Renaming.ToOld(table, name);
        foreach (var domain in _domains)
            domain.Forget(toOld);
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
