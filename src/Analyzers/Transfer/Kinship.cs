// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Transfer;

/// <summary>Which object is the child of which.</summary>
internal sealed class Kinship(FunctionFlow flow)
{
    public bool IsChildOf(State state, Sym child, Sym parent) =>
        IsChildOf(state, child, parent, null);

    /// <summary>
    /// True when the child is null, or when the parent was read from its parent link.
    /// </summary>
    public bool IsChildOf(State state, Sym child, Sym parent, INamedTypeSymbol? type)
    {
        if (child.IsNull || Conditions.Known(flow.Table, state.Facts, child) == false
            || state.Relations.Pairs.Contains((child, parent)))
            return true;

        // Loaded, plainly or marked, from the link of the child.
        var origin = parent.Kind switch
        {
            SymKind.Load => parent.A,
            SymKind.Fresh => parent.B,
            _ => null,
        };
        if (origin is { Kind: SymKind.Field, Tag: IFieldSymbol link }
            && flow.Model.Of(link).ParentLink
            && ReferenceEquals(origin.A, child))
            return true;

        return flow.Model.ParentLinkOf(type) is { } field
            && ReferenceEquals(flow.Values.Read(state,
                flow.Table.Get(SymKind.Field, field, 0, child)), parent);
    }
}
