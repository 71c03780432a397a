// SPDX-License-Identifier: GPL-2.0-only
using System;
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Linux.Analyzers.Flow;

/// <summary>
/// Loops over arrays of locks. What a loop takes or gives back is learned by following it as any
/// other code; then the function is followed anew, and from the loop's entry on the whole range
/// is held, or on the way out.
/// </summary>
internal sealed class Loops(FunctionFlow flow)
{
    private const int MostLearned = 12;
    private readonly IReadOnlyList<Loop> _loops = Loop.Of(flow.Body);
    private int _learned;

    /// <summary>True when something was learned that changes what was found so far.</summary>
    public bool Learned { get; set; }

    /// <summary>The block that is walked.</summary>
    public Block? Current { get; set; }

    /// <summary>
    /// What a step from one block to another means to the loops around them, before the names of
    /// the second one are used anew.
    /// </summary>
    public void Step(Block? from, Block to, State state)
    {
        if (_loops.Count == 0 || from is null)
            return;

        foreach (var loop in _loops)
        {
            if (!loop.Blocks.Contains(from))
                continue;

            if (to == loop.Head)
                Back(loop, state);
            else if (!loop.Blocks.Contains(to))
                Leave(loop, state);
        }
    }

    /// <summary>A loop is entered from outside, at the names of its head.</summary>
    public void Enter(Block? from, Block to, State state, Join join)
    {
        if (_loops.FirstOrDefault(l => l.Head == to) is not { } loop
            || (from is not null && loop.Blocks.Contains(from)))
            return;

        foreach (var group in state.Locks.Held.GroupBy(ClassOf, StringComparer.Ordinal))
        {
            loop.AtEntry.TryGetValue(group.Key, out int most);
            loop.AtEntry[group.Key] = Math.Max(most, group.Count());
        }

        if (!loop.Widened)
            return;

        foreach (var place in state.Memory.Values.Keys.Where(p => p.Kind == SymKind.Local
            && p.Tag is ISymbol v && loop.Variables.Contains(v)).ToArray())
            state.Memory.Values[place] = join.NameHere(place);

        foreach (var taken in loop.Taken)
        {
            int known = state.Locks.Held.FindIndex(h => ReferenceEquals(h.Name, taken.Name));
            if (known < 0)
                state.Locks.Held.Add(taken);
            else if (state.Locks.Held[known] is { Range: { IsSure: true } range } held)
                state.Locks.Held[known] = held with
                {
                    // Another part of the array continues the range.
                    Range = IsSameRange(range.TakenBy, loop.Head)
                        ? range with { Again = true }
                        : range with { TakenBy = loop.Head, Open = true },
                };
        }

        foreach (var given in loop.Given.Keys)
            Change(state, h => ReferenceEquals(h.Name, given) && h.Range is { GivenBy: null },
                (h, r) => r with
                {
                    GivenBy = loop.Head,
                    Again = false,
                    Every = r.Every && r.Holes.Length == 0,
                });
    }

    /// <summary>
    /// The range that an element is given back from, null when none is held that it belongs to.
    /// </summary>
    public Held? Give(Sym name, Node node, State state)
    {
        var held = state.Locks.Held.Find(h => h.Range is not null && h.Covers(name));
        if (held?.Range is not { GivenBy: null })
            return held;

        if (LoopAbout(name) is { } loop && !loop.Given.ContainsKey(held.Name))
            Learn(() => loop.Given.Add(held.Name, node.Where));

        return held;
    }

    /// <summary>A loop may take another part of an array of which some is held.</summary>
    public void Take(Sym name, Held known)
    {
        if (known.Range is { Again: false } range && LoopAbout(name) is { } loop
            && !loop.Taken.Exists(t => ReferenceEquals(t.Name, known.Name)))
            Learn(() => loop.Taken.Add(known with
            {
                Range = range with { TakenBy = loop.Head, Open = true, Ascending = loop.Ascending },
            }));
    }

    // The innermost loop that a name changes with.
    private Loop? LoopAbout(Sym name)
    {
        foreach (var loop in _loops.Where(l => Current is not null && l.Blocks.Contains(Current)))
        {
            if (!loop.Widened && Loop.HasIndex(name))
            {
                Learn(() => Widen(loop));
                return null;
            }

            if (loop.RangeOf(flow.Table, name) is not null)
                return loop;
        }

        return null;
    }

    /// <summary>The end of a pass that kept what the others give back.</summary>
    public void AtEndOfPass(Block from, Block to, State state)
    {
        if (_loops.FirstOrDefault(l => l.Head == to && l.Blocks.Contains(from)) is not { } loop)
            return;

        foreach (var held in state.Locks.Held)
        {
            if (held.Range is { Every: true } range && range.GivenBy == to
                && !range.Holes.Any(h => loop.RangeOf(flow.Table, h) is not null)
                && loop.Given.TryGetValue(held.Name, out var where))
                flow.Report(StateDiffers.Find(held.Name.ToString(), "given back", where,
                    flow.Method).Along(held.Trail));
        }
    }

    private void Back(Loop loop, State state)
    {
        var absorbed = new HashSet<Sym>();
        foreach (var held in state.Locks.Held.ToArray())
        {
            if (held.FromEntry || held.Scope is not null || !Loop.HasIndex(held.Name)
                || held.Range is { GivenBy: not null }
                || !loop.Contains(held.Trail.Syntax))
                continue;

            if (!loop.Widened)
            {
                if (HasMore(loop, held, state))
                    Learn(() => Widen(loop));
            }
            else if (loop.RangeOf(flow.Table, held.Name) is { } range)
            {
                if (loop.Taken.Exists(t => ReferenceEquals(t.Name, range)))
                {
                    state.Locks.Held.Remove(held);
                    absorbed.Add(range);
                }
                else if (HasMore(loop, held, state))
                    Learn(() => loop.Taken.Add(held with
                    {
                        Name = range,
                        Range = new LockRange
                        {
                            TakenBy = loop.Head,
                            Open = true,
                            Ascending = loop.Ascending,
                        },
                    }));
            }
        }

        Change(state, h => h.Range is { Open: true } range && range.TakenBy == loop.Head
            && !absorbed.Contains(h.Name), (_, r) => r with { Every = false });
        Change(state, h => h.Range?.GivenBy == loop.Head, (_, r) => r with
        {
            Holes = [.. r.Holes.Where(h => loop.RangeOf(flow.Table, h) is null)],
        });
    }

    private void Leave(Loop loop, State state)
    {
        state.Locks.Held.RemoveAll(h => h.Range is null && !h.FromEntry
            && loop.Taken.Count > 0 && loop.RangeOf(flow.Table, h.Name) is { } range
            && loop.Taken.Exists(t => ReferenceEquals(t.Name, range)));
        Change(state, h => h.Range is { Open: true } range && range.TakenBy == loop.Head,
            (_, r) => r with { Open = false });
        Change(state, h => h.Range is { Again: true }, (_, r) => r with { Again = false });
        foreach (var held in state.Locks.Held.Where(h => h.Range?.GivenBy == loop.Head).ToArray())
        {
            state.Locks.Held.Remove(held);
            state.Tries.Released(held.Name);
            if (held.FromEntry)
                state.Locks.Dropped.Add(held.Name);
        }
    }

    // Who gives one lock up for each that he takes goes from one to the next.
    private static bool HasMore(Loop loop, Held held, State state)
    {
        loop.AtEntry.TryGetValue(ClassOf(held), out int before);
        return state.Locks.Held.Count(h => ClassOf(h) == ClassOf(held)) > before;
    }

    private static string ClassOf(Held held) => held.Class?.Name ?? "";

    // Two loops with the same beginning and end come to the same elements.
    private static bool IsSameRange(Block? first, Block second) => first is null
        || (first.Condition?.Syntax is { } a && second.Condition?.Syntax is { } b
            && SyntaxFactory.AreEquivalent(a, b));

    private static void Change(State state, Predicate<Held> which,
        Func<Held, LockRange, LockRange> change)
    {
        for (int i = 0; i < state.Locks.Held.Count; i++)
        {
            if (which(state.Locks.Held[i]) && state.Locks.Held[i] is { Range: { } range } held)
                state.Locks.Held[i] = held with { Range = change(held, range) };
        }
    }

    // The loops around it too, whose variables the range may be named by.
    private void Widen(Loop loop)
    {
        foreach (var outer in _loops.Where(l => l.Blocks.Contains(loop.Head)))
            outer.Widened = true;
    }

    private void Learn(Action learn)
    {
        if (flow.Final || Learned || ++_learned > MostLearned)
            return;

        learn();
        Learned = true;
    }
}
