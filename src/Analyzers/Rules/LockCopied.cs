// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Who holds a lock does not hold its copy.</summary>
internal static class LockCopied
{
    public const string Id = "KT2008";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is copied",
        "'{0}' is copied with the lock '{1}' in it, and the copy is another lock. Pass a "
            + "pointer, or copy the fields.",
        "Who holds a lock does not hold its copy.");

    /// <summary>A value is stored or passed that has a lock in it.</summary>
    public static void Check(FunctionFlow flow, Node value)
    {
        if (flow.Final && value.Kind == NodeKind.Load && flow.Model.LockIn(value.Type)
            is { } inside)
            flow.Report(new Finding(Rule, value.Where, flow.Method,
                [value.Syntax?.ToString(), inside]));
    }
}
