// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The value that is exchanged in follows from the value that is exchanged out.</summary>
internal static class StaleRetry
{
    public const string Id = "KT5008";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A compare-and-exchange is retried with a stale value",
        "The new value of '{0}' was computed before the exchange failed. Compute it again from "
            + "what was found there.",
        "The value that is exchanged in follows from the value that is exchanged out.");

    /// <summary>A new value that follows from an earlier read than the old value.</summary>
    public static void Check(FunctionFlow flow, Sym place, Sym? old, Sym? fresh, Node node)
    {
        if (flow.Final && old is { Kind: SymKind.Fresh or SymKind.Phi } && fresh is not null
            && !flow.Origins.Follows(fresh, old) && flow.Origins.Has(fresh, place))
            flow.Report(new Finding(Rule, node.Where, flow.Method, [place.ToString()]));
    }
}
