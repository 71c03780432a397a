// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;

namespace Linux.Executions;

/// <summary>
/// Every schedule with at most a given number of preemptions, one after the other. A switch away
/// from a CPU that could go on is a preemption, and so is time that passes while it could; which CPU
/// goes on when none runs is free. It is exhaustive over marked operations: switches within plain
/// accesses are not tried. What would follow on a state that has been met with as many preemptions
/// left can be left out.
/// </summary>
internal sealed class DfsPolicy : ISearchPolicy, IStatePolicy
{
    private const int None = -1;

    private readonly int _bound;
    private readonly List<Node> _path = new();
    private readonly Dictionary<ulong, int> _left = new();
    private readonly SearchShard _shard;
    private int _depth;
    private int _firstTaken = None;
    private ulong _branch;
    private bool _started;

    /// <param name="bound">Preemptions that a schedule may have, at least 0.</param>
    /// <param name="states">What is done with states.</param>
    /// <param name="shard">Which part of the schedules is run: they are dealt out by the first
    /// decision that is not the default.</param>
    public DfsPolicy(int bound, StateUse states, SearchShard shard)
    {
        _bound = Math.Max(0, bound);
        States = states;
        _shard = shard;
    }

    /// <summary>Whether the run is made to know the way, and belongs to another part.</summary>
    public bool IsOfAnotherPart { get; private set; }

    /// <summary>Different states at choices so far.</summary>
    public long StatesMet => _left.Count;

    public StateUse States { get; }

    public bool IsNew => _depth == _path.Count;

    public bool Complete { get; private set; }

    public bool LatchesClock => true;

    public IRunPolicy? NextRun(ulong seed)
    {
        if (_started && !Backtrack())
        {
            Complete = true;
            return null;
        }
        // The schedule of defaults is the first branch.
        IsOfAnotherPart = !_started && !IsOfThisPart();
        _started = true;
        _depth = 0;
        return this;
    }

    public void Reached(ulong key)
    {
        int left = _bound - (_depth == 0 ? 0 : _path[_depth - 1].Preemptions);

        if (_left.TryGetValue(key, out int most) && most >= left)
        {
            if (States != StateUse.Count)
                throw new RunRedundantException();
            return;
        }
        _left[key] = left;
    }

    public Decision NextFault(in ChoicePoint point) => Next(point);

    public Decision NextLoad(in ChoicePoint point) => Next(point);

    public Decision Next(in ChoicePoint point)
    {
        if (_depth == _path.Count)
        {
            int before = _depth == 0 ? 0 : _path[_depth - 1].Preemptions;

            _path.Add(new Node(point.Options.ToArray(), point.Cpu != ChoicePoint.Nobody, before));
        }
        Node node = _path[_depth++];
        Decision pick = node.Options[node.Taken];

        if (node.Taken >= point.Options.Length || point.Options[node.Taken] != pick)
            throw new KernelBugException(
                $"hidden nondeterminism: choice {_depth} has other options than when it was first met");
        return pick;
    }

    /// <summary>Goes to the next path: the last choice that has an option left within the bound.</summary>
    private bool Backtrack()
    {
        while (_path.Count != 0)
        {
            Node node = _path[^1];
            bool isFirst = _firstTaken == None || _firstTaken == _path.Count - 1;

            while (++node.Taken < node.Options.Length)
            {
                if (node.Preemptions > _bound || isFirst && !IsOfThisPart())
                    continue;
                if (isFirst)
                    _firstTaken = _path.Count - 1;
                return true;
            }
            _path.RemoveAt(_path.Count - 1);
            if (isFirst)
                _firstTaken = None;
        }
        return false;
    }

    /// <summary>Whether the next branch, all schedules with the same first decision that is no
    /// default, is this part's.</summary>
    private bool IsOfThisPart() => _branch++ % _shard.Of == _shard.Number - 1;

    private sealed class Node(Decision[] options, bool costs, int before)
    {
        public Decision[] Options { get; } = options;

        public int Taken { get; set; }

        /// <summary>Preemptions up to here, this choice included.</summary>
        public int Preemptions
            => before + (Taken != 0 && (costs || Options[Taken].IsClock) ? 1 : 0);
    }
}
