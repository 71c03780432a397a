// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Flow;

/// <summary>
/// What the annotations of a function say about its entry, to itself and to its callers.
/// </summary>
internal sealed class Start(FunctionFlow flow)
{
    public State EntryState()
    {
        var state = new State();
        foreach (var parameter in flow.Method.Parameters)
        {
            state.Memory.Values[flow.Table.Get(SymKind.Local, parameter)] =
                flow.Table.Get(SymKind.Param, parameter, parameter.Ordinal);
        }

        foreach (var pair in flow.Facts.SameValue)
        {
            if (flow.Names.ParameterNamed(pair.First) is { } parameter
                && flow.Names.PlaceOf(pair.Then, state) is { } place)
            {
                state.Memory.Values[place] = parameter;
            }
        }

        foreach (var path in flow.Facts.MustHold.Concat(flow.Facts.Releases))
        {
            if (flow.Names.LockOf(path.Path, null, null, state) is var (name, cls)
                && state.Locks.Find(name) is null)
            {
                state.Locks.Held.Add(new Held(name, cls, true, Variant.Plain, 0,
                    new Trail(null, "held by the caller", null), IrqState.Entry));
            }
        }

        // Nobody knows an object while it is made.
        if (flow.Method.MethodKind == MethodKind.Constructor)
            state.Ownership.Objects.Add(flow.Table.Get(SymKind.This, null));

        // Whoever sets an object up has it for himself.
        if (flow.Facts.Registers is { } registers
            && flow.Names.ParameterNamed(registers.Target) is { } target
            && registers.Target != registers.Callback)
            state.Ownership.Objects.Add(target);

        state.Interrupts.Now = InitialIrqs();
        foreach (var relation in flow.Facts.ChildOf)
        {
            if (flow.Names.ParameterNamed(relation.Child) is { } child
                && flow.Names.ParameterNamed(relation.Parent) is { } parent)
            {
                state.Relations.Pairs.Add((child, parent));
            }
        }

        return state;
    }

    /// <summary>
    /// The entry with what a parameter brings, and without, where an annotation tells them apart.
    /// </summary>
    public IEnumerable<State> Entries()
    {
        var states = new List<State> { flow.Entry.Clone() };
        foreach (string condition in flow.Facts.Releases.Select(r => r.If).OfType<string>()
            .Distinct())
        {
            if (flow.Names.ParameterNamed(condition) is not { } asked)
                continue;

            foreach (var state in states.ToArray())
            {
                var without = state.Clone();
                Conditions.Assume(flow.Table, state, asked, true);
                Conditions.Assume(flow.Table, without, asked, false);
                foreach (var path in flow.Facts.Releases.Where(r => r.If == condition))
                {
                    if (flow.Names.LockOf(path.Path, null, null, without) is var (name, _))
                        without.Locks.Held.RemoveAll(h => ReferenceEquals(h.Name, name));
                }

                states.Add(without);
            }
        }

        return states;
    }

    public IrqState InitialIrqs()
    {
        if (flow.Facts.RequiresIrqsOff is { } off)
        {
            return off ? IrqState.Off : IrqState.On;
        }

        if (flow.AssumedTask || flow.Facts.Sleep is { Flags: null })
            return IrqState.On;

        // What is called directly as well has its state from there.
        if (flow.Facts.RunsIn is null && !flow.Ask.HasCallers(flow.Method)
            && flow.Ask.HowOf(flow.Method) is { } how)
            return how.IrqsOff || how.Context == EntryContext.HardInterrupt
                ? IrqState.Off : IrqState.On;

        return flow.Facts.RunsIn switch
        {
            EntryContext.HardInterrupt => IrqState.Off,
            null => IrqState.Entry,
            _ => IrqState.On,
        };
    }

    /// <summary>
    /// What an annotation states is a need of every caller, whatever the body does.
    /// </summary>
    public void DeclareNeeds()
    {
        foreach (var path in flow.Facts.MustHold.Concat(flow.Facts.Releases))
        {
            if (flow.Names.LockOf(path.Path, null, null, flow.Entry) is var (name, cls))
            {
                flow.Summary.Add(new Effect(EffectKind.NeedsHeld, Here(path.Where))
                {
                    Name = name,
                    Class = cls,
                    Declared = true,
                    When = path.If is { } condition
                        && flow.Names.ParameterNamed(condition) is { } asked ? [(asked, true)] : [],
                });
            }
        }

        foreach (var path in flow.Facts.MustNotHold)
        {
            var found = flow.Names.LockOf(path.Path, null, null, flow.Entry);
            flow.Model.Classes.TryGetValue(path.Path, out var named);
            flow.Summary.Add(new Effect(EffectKind.NeedsNotHeld, Here(path.Where))
            {
                Name = found?.Name,
                Class = found?.Class ?? named,
                Declared = true,
            });
        }

        foreach (var relation in flow.Facts.ChildOf)
        {
            if (flow.Names.ParameterNamed(relation.Child) is { } child
                && flow.Names.ParameterNamed(relation.Parent) is { } parent)
            {
                flow.Summary.Add(new Effect(EffectKind.NeedsChildOf, Here(relation.Where))
                {
                    Name = child,
                    Other = parent,
                    Declares = child,
                    Declared = true,
                });
            }
        }

        if (flow.Facts.RequiresIrqsOff is { } off)
        {
            flow.Summary.Add(new Effect(EffectKind.NeedsIrqs, Here(flow.Body.Where))
            {
                Off = off,
                Declared = true,
            });
        }

        if (flow.Facts.WaitsFor is { } waited
            && flow.Names.ParameterNamed(waited.Target) is { } awaited)
            flow.Summary.Add(new Effect(EffectKind.WaitsFor, Here(flow.Body.Where))
            {
                Name = awaited,
                Off = waited.NotFromInterrupts,
                Declared = true,
                When = waited.If is { } condition
                    && flow.Names.ParameterNamed(condition) is { } waits ? [(waits, true)] : [],
            });

        if (flow.Facts.Sleep is not null)
        {
            flow.Summary.Add(new Effect(EffectKind.Sleep, Here(flow.Body.Where))
            {
                Declared = true,
            });
        }
    }

    private static Trail Here(Location where)
    {
        var syntax = where.SourceTree?.GetRoot().FindNode(where.SourceSpan);
        return new Trail(syntax, "declared here", null);
    }
}
