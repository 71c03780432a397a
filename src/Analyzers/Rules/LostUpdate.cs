// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A read and a set are two operations, and others change the variable between them.
/// </summary>
internal static class LostUpdate
{
    public const string Id = "KT5006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "An atomic variable is changed in two steps",
        "'{0}' {1}. Use one atomic operation.",
        "A read and a set are two operations, and others change the variable between them.");

    /// <summary>A set whose value mentions a read of the same place.</summary>
    public static void Check(FunctionFlow flow, Sym place, Sym stored, Node node, State state)
    {
        if (!flow.Final || state.Locks.Held.Count > 0 || state.Ownership.Has(place))
            return;

        var read = state.AtomicReads.Of(place);
        if (flow.Origins.Has(stored, place))
            Report(flow, place, node.Where, read);
        else if (read?.Set is { } earlier)
            // Taken and given back, as a lock.
            Report(flow, place, earlier.Where, read);
    }

    /// <summary>Who asks after the set what was there before wanted one step.</summary>
    public static void Asked(FunctionFlow flow, Sym condition, State state)
    {
        if (!flow.Final || state.Locks.Held.Count > 0)
            return;

        foreach (var (place, read) in state.AtomicReads.AreSet)
        {
            if (condition.Mentions(read.Value))
                Report(flow, place, read.Set!.Where, read);
        }

        foreach (var (place, read) in state.AtomicReads.AreStepped)
        {
            if (condition.Mentions(read.Value) && !state.Ownership.Has(place)
                && !Waits(read.Read.Syntax, read.Step!.Syntax))
                flow.Report(new Finding(Rule, read.Read.Where, flow.Method, [place.ToString(),
                    "was changed before it is read here, so the value may be of a later change"])
                    .Along(read.Step));
        }
    }

    // A loop of its own waits for what others change.
    private static bool Waits(SyntaxNode? read, SyntaxNode? step) => read is not null
        && step is not null && read.Ancestors().Any(a => a is WhileStatementSyntax
            or DoStatementSyntax or ForStatementSyntax && !a.Contains(step));

    private static void Report(FunctionFlow flow, Sym place, Location where, AtomicRead? read) =>
        flow.Report(new Finding(Rule, where, flow.Method, [place.ToString(),
            "was read before it is set here, so a change in between is lost"]).Along(read?.Read));
}
