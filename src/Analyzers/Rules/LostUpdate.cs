// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A read and a set are two operations, and others change the variable between them.
/// </summary>
internal static class LostUpdate
{
    public const string Id = "KT5006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "An atomic variable is changed in two steps",
        "'{0}' is set to what was computed from an earlier read of it, so a change in between "
            + "is lost. Use one atomic operation.",
        "A read and a set are two operations, and others change the variable between them.");

    /// <summary>A set whose value mentions a read of the same place.</summary>
    public static void Check(FunctionFlow flow, Sym place, Sym stored, Node node, State state)
    {
        if (flow.Final && state.Locks.Held.Count == 0 && !state.Ownership.Has(place)
            && ReadOf(stored, place))
            flow.Report(new Finding(Rule, node.Where, flow.Method, [place.ToString()]));
    }

    /// <summary>True when a value was computed from what a marked read of a place gave.</summary>
    public static bool ReadOf(Sym? value, Sym place) => value is not null
        && ((value is { Kind: SymKind.Fresh, B: { } origin } && ReferenceEquals(origin, place))
            || (value.Kind is SymKind.Binary or SymKind.Not
                && (ReadOf(value.A, place) || ReadOf(value.B, place))));
}
