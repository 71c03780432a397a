// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>Stores, of this function and of the functions that it calls.</summary>
internal sealed class Stores(FunctionFlow flow)
{
    private readonly Dictionary<Node, int> _numbers = [];

    // A number for a store, other than 0.
    private int NumberOf(Node store)
    {
        if (!_numbers.TryGetValue(store, out int number))
            _numbers.Add(store, number = _numbers.Count + 1);

        return number;
    }

    // A field that the callee stores to has a new value afterwards, whoever it belongs to.
    public void Overwrite(Summary summary, Node node, State state)
    {
        if (summary.Writes.Count == 0)
            return;

        flow.Summary.Writes.UnionWith(summary.Writes);
        foreach (var known in state.Memory.Values.Keys.ToArray())
        {
            if (known.Kind is SymKind.Field or SymKind.Static
                && known.Root.Kind is not SymKind.Local
                && known.Tag is ISymbol field && summary.Writes.Contains(field))
                state.Memory.Values.Remove(known);
        }

        // Variables that a local function assigns.
        foreach (var local in state.Memory.Values.Keys.Where(k => k.Kind == SymKind.Local
            && k.Tag is ISymbol variable && summary.Writes.Contains(variable)).ToArray())
            state.Memory.Values[local] = flow.Values.Fresh(node, state, local);

        foreach (var field in summary.Writes)
            state.Memory.Stored(field, NumberOf(node));
    }

    /// <summary>Stores, and forgets every other name that may be the same place.</summary>
    public void Store(State state, Sym address, Sym value, Node node)
    {
        bool local = address.Root.Kind is SymKind.Local or SymKind.Capture;
        if (address.Root.Kind == SymKind.Param)
            flow.Summary.StoresThrough.Add(address.Root.Number);

        if (!local && address.Tag is ISymbol symbol
            && address.Kind is SymKind.Field or SymKind.Static)
        {
            flow.Summary.Writes.Add(symbol);
            state.Memory.Stored(symbol, NumberOf(node));
        }

        if (address is { Kind: SymKind.Outer, Tag: ISymbol variable })
            flow.Summary.Writes.Add(variable);

        foreach (var known in state.Memory.Values.Keys.ToArray())
        {
            if (!ReferenceEquals(known, address) && MayAlias(known, address))
                state.Memory.Values.Remove(known);
        }

        state.Memory.Values[address] = value;
        if (local && address is { Kind: SymKind.Field, Tag: IFieldSymbol field }
            && flow.Model.IsUnion(field.ContainingType))
            Overlay(state, address, field, value, node);
    }

    /// <summary>True when a function that is given an address stores to what is there.</summary>
    public bool IsThrough(IMethodSymbol method, MethodFacts facts, int ordinal)
    {
        if (facts.ChangesBits is { } bits)
            return method.Parameters[ordinal].Name == bits;

        // What stands next to an entry is changed with it.
        return facts.List is not null
            || flow.SummaryOf(method)?.StoresThrough.Contains(ordinal) == true;
    }

    /// <summary>What a called function stores to through the addresses that it is given.</summary>
    public void PassOn(IMethodSymbol method, MethodFacts facts, Sym[] args)
    {
        for (int i = 0; i < args.Length && i < method.Parameters.Length; i++)
        {
            if (args[i].Root is { Kind: SymKind.Param } parameter && IsThrough(method, facts, i))
                flow.Summary.StoresThrough.Add(parameter.Number);
        }
    }

    // The other fields of a union hold the same bits: something of before, and of the value.
    private void Overlay(State state, Sym address, IFieldSymbol stored, Sym value, Node node)
    {
        foreach (var member in flow.Model.Versions.MembersOf(stored.ContainingType))
        {
            if (member is not IFieldSymbol { IsStatic: false } field
                || SameSymbol.Default.Equals(field, stored))
                continue;

            var place = flow.Table.Get(SymKind.Field, field, 0, address.A);
            var old = state.Memory.Values.TryGetValue(place, out var known)
                ? known : state.Memory.Unread(flow.Table, place);
            var bits = flow.Values.Fresh(node, state, place);
            flow.Origins.Join(bits, old, value);
            state.Memory.Values[place] = bits;
        }
    }

    /// <summary>What is known of the parts of a local struct is known of its copy.</summary>
    public void CopyParts(State state, Sym from, Sym to)
    {
        foreach (var known in state.Memory.Values.Keys
            .Where(k => !ReferenceEquals(k, from) && k.Kind == SymKind.Field
                && ReferenceEquals(k.A, from)).ToArray())
            state.Memory.Values[flow.Table.Get(SymKind.Field, known.Tag, 0, to)] =
                state.Memory.Values[known];
    }

    private static bool MayAlias(Sym known, Sym stored)
    {
        // A part of what is stored over.
        for (var part = known; part.Kind is SymKind.Field or SymKind.Element; part = part.A!)
        {
            if (ReferenceEquals(part.A, stored))
                return true;
        }

        bool localA = known.Root.Kind is SymKind.Local or SymKind.Capture;
        bool localB = stored.Root.Kind is SymKind.Local or SymKind.Capture;
        if (known.Kind != stored.Kind
            || ((localA || localB) && !ReferenceEquals(known.Root, stored.Root)))
            return false;

        return known.Kind switch
        {
            SymKind.Field => !localA && SameSymbol.Default.Equals(known.Tag, stored.Tag),
            SymKind.Element => ReferenceEquals(known.A, stored.A)
                && !(known.B!.Kind == SymKind.Const && stored.B!.Kind == SymKind.Const),
            _ => false,
        };
    }

    // The callee may have stored through an address of one of our variables.
    public void Havoc(State state, Sym address, Node node, Summary? callee)
    {
        if (address.Root.Kind is not (SymKind.Local or SymKind.Capture))
            return;

        foreach (var known in state.Memory.Values.Keys.ToArray())
        {
            bool inside = ReferenceEquals(known, address);
            for (var part = known; !inside && part.Kind is SymKind.Field or SymKind.Element;
                part = part.A!)
                inside = ReferenceEquals(part.A, address);

            if (!inside || (callee is not null && known.Kind == SymKind.Field
                && known.Tag is ISymbol field && !callee.Writes.Contains(field)))
                continue;

            // What was never to be may be left at that.
            bool never = state.Infinities.May(state.Memory.Values[known]);
            var value = flow.Values.Fresh(node, state, known);
            state.Memory.Values[known] = value;
            if (never)
                state.Infinities.Add(value);

            if (known is { Kind: SymKind.Field, Tag: IFieldSymbol of }
                && flow.Model.IsUnion(of.ContainingType))
                Overlay(state, known, of, value, node);
        }

        if (!state.Memory.Values.ContainsKey(address) && address.Kind == SymKind.Local)
            state.Memory.Values[address] = flow.Values.Fresh(node, state, address);
    }
}
