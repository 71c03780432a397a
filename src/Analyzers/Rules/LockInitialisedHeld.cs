// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Initialising a lock sets it free.</summary>
internal static class LockInitialisedHeld
{
    public const string Id = "KT2010";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is initialised while it is held",
        "'{0}' is initialised while it is held, so others take it meanwhile. Initialise it "
            + "once, before anybody knows it.",
        "Initialising a lock sets it free.");

    public static void Check(FunctionFlow flow, Sym name, Node node, State state)
    {
        if (flow.Final && state.Locks.Find(name) is { } held)
            flow.Report(new Finding(Rule, node.Where, flow.Method, [name.ToString()])
                .Along(held.Trail));
    }
}
