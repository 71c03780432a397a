// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Events;

/// <summary>
/// How a place is touched; <see cref="Passed"/> when a function gets its address, and
/// <see cref="Filled"/> when it stores there.
/// </summary>
internal enum AccessKind { Load, Store, Change, MarkedLoad, MarkedStore, Passed, Filled }

/// <summary>A place that others may know is touched.</summary>
internal sealed class Accessed
{
    public Accessed(FunctionFlow flow, Sym address, ITypeSymbol? type, AccessKind kind, Node node,
        State state)
    {
        (Flow, Address, Type, Kind, Node, State) = (flow, address, type, kind, node, state);
        IsOwned = state.Ownership.Has(address);
        Mark = FindMark(flow.Model, address, out var holder);
        MarkHolder = holder;
    }

    public FunctionFlow Flow { get; }
    public Sym Address { get; }
    public ITypeSymbol? Type { get; }
    public AccessKind Kind { get; }
    public Node Node { get; }
    public State State { get; }

    /// <summary>What is stored, when it is known.</summary>
    public Sym? Value { get; init; }

    /// <summary>True when the operation orders what came before it.</summary>
    public bool Releases { get; init; }

    /// <summary>True when nobody else can know the object yet.</summary>
    public bool IsOwned { get; }

    public bool IsPlain => Kind is AccessKind.Load or AccessKind.Store or AccessKind.Change;

    public bool IsWrite => Kind is AccessKind.Store or AccessKind.Change or AccessKind.MarkedStore
        or AccessKind.Filled;

    /// <summary>
    /// The mark of the field, or the one that its container gives to this member.
    /// </summary>
    public MarkedAccess? Mark { get; }

    public Sym MarkHolder { get; }

    private static MarkedAccess? FindMark(KernelModel model, Sym address, out Sym holder)
    {
        holder = address;
        if (address.Tag is not ISymbol symbol
            || address.Kind is not (SymKind.Field or SymKind.Static))
            return null;

        var container = address.A;
        if (address.Kind == SymKind.Field && container is { Kind: SymKind.Field or SymKind.Static }
            && container.Tag is ISymbol outer)
        {
            foreach (var mark in model.Of(outer).Marked)
            {
                if (mark.Member == symbol.Name)
                {
                    holder = container;
                    return mark.Access;
                }
            }
        }

        foreach (var mark in model.Of(symbol).Marked)
        {
            if (mark.Member is null)
                return mark.Access;
        }

        return null;
    }
}
