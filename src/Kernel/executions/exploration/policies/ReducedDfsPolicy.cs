// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Every schedule up to the order of steps that do not depend on each other: dynamic partial-order
/// reduction with source sets and sleep sets. After each step of a run the earlier steps that it could have
/// come before are looked for, and a schedule in which it does is tried as well.
/// </summary>
internal sealed class ReducedDfsPolicy : ISearchPolicy, IStepPolicy
{
    private readonly List<Event> _path = new();
    private readonly List<Event> _races = new();
    private HappensBefore? _order;
    private int _processes;
    private int _depth;
    private int _known;

    public bool Complete { get; private set; }

    public bool LatchesClock => true;

    /// <summary>Null in the part of a run that is as it was in the one before.</summary>
    public Footprint? Touched
        => _depth > _known && _depth == _path.Count ? _path[^1].Footprint : null;

    public IRunPolicy? NextRun(ulong seed)
    {
        if (_path.Count != 0 && !Backtrack())
        {
            Complete = true;
            return null;
        }
        // The steps before the last one are known; that one is another than before.
        _known = Math.Max(0, _path.Count - 1);
        _depth = 0;
        _order = null;
        return this;
    }

    public void Start(int cpus) => _processes = cpus + 1;

    public void Ran(bool redundant)
    {
        if (!redundant)
            Finish();
    }

    public Decision Next(in ChoicePoint point) => Step(point, 0, null);

    public Decision Step(in ChoicePoint point, ulong blocked, Footprint? clock)
    {
        Finish();
        if (_depth < _path.Count)
        {
            Event known = _path[_depth++];
            Decision pick = known.Pick;

            if (point.Options.Contains(pick))
                return pick;
            throw new KernelBugException(
                $"hidden nondeterminism: step {_depth} has other options than when it was first met");
        }
        Event added = Add(Options(point, blocked));

        foreach (Decision option in added.Options)
        {
            if (added.Asleep.ContainsKey(option))
                continue;
            added.Pick = option;
            added.NextOfClock = clock;
            added.Backtrack.Add(option);
            return option;
        }
        _path.RemoveAt(--_depth);
        throw new RunRedundantException();
    }

    public void Rest()
    {
        Finish();
        if (_depth < _path.Count)
        {
            _depth++;
            return;
        }
        Event added = Add([]);
        added.Pick = new Decision(DecisionKind.AdvanceClockLatched);
        added.Footprint.IsEverything = true;
    }

    private static Decision[] Options(in ChoicePoint point, ulong blocked)
    {
        var free = new List<Decision>(point.Options.Length);

        foreach (Decision option in point.Options)
        {
            if (!option.IsCpu || (blocked >> option.Number & 1) == 0)
                free.Add(option);
        }
        return free.Count != 0 ? free.ToArray() : point.Options.ToArray();
    }

    private Event Add(Decision[] options)
    {
        var added = new Event(_path.Count, _processes) { Options = options };

        if (_path.Count != 0)
        {
            Event before = _path[^1];

            foreach ((Decision option, Footprint footprint) in before.Asleep)
            {
                if (option != before.Pick && !footprint.DependsOn(before.Footprint))
                    added.Asleep[option] = footprint;
            }
        }
        _path.Add(added);
        _depth++;
        return added;
    }

    /// <summary>The step that ran up to now is complete: what could have come in another order?</summary>
    private void Finish()
    {
        if (_depth == 0)
            return;
        _order ??= new HappensBefore(_processes);
        Event ran = _path[_depth - 1];

        if (_depth <= _known)
        {
            _order.Add(ran, null);
            return;
        }
        // A step can keep the clock from firing, which then is in no race.
        if (ran.NextOfClock is { } clock && ran.Pick.IsCpu && clock.DependsOn(ran.Footprint))
            ran.Backtrack.Add(new Decision(DecisionKind.AdvanceClockLatched));
        _races.Clear();
        _order.Add(ran, _races);
        foreach (Event race in _races)
            TryFirst(ran, race);
    }

    /// <summary>Has a schedule tried in which <paramref name="later"/> comes before <paramref name="race"/>.</summary>
    private void TryFirst(Event later, Event race)
    {
        if (race.Options.Length < 2)
            return;
        var firsts = new Event?[_processes];
        Decision? chosen = null;

        // The first step of each process that need not come after the race, and that nothing of these precedes.
        for (int i = race.Number + 1; i <= later.Number; i++)
        {
            Event step = _path[i];

            if (firsts[step.Process] != null || step != later && race.HappenedBefore(step))
                continue;
            bool preceded = Array.Exists(firsts, first => first != null && first.HappenedBefore(step));
            firsts[step.Process] = step;
            if (preceded)
                continue;
            if (race.Backtrack.Contains(step.Pick))
                return;
            if (Array.IndexOf(race.Options, step.Pick) >= 0)
                chosen = step.Pick;
        }
        // Where none can go on, the race is what lets it: there is no other order.
        if (chosen is { } first)
            race.Backtrack.Add(first);
    }

    private bool Backtrack()
    {
        while (_path.Count != 0)
        {
            Event last = _path[^1];

            if (last.Options.Length != 0)
                last.Asleep[last.Pick] = last.Footprint;
            foreach (Decision option in last.Options)
            {
                if (last.Asleep.ContainsKey(option) || !last.Backtrack.Contains(option))
                    continue;
                last.Pick = option;
                last.Footprint = new Footprint();
                return true;
            }
            _path.RemoveAt(_path.Count - 1);
        }
        return false;
    }
}
