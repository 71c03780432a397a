// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The next walk of the list reads memory of somebody else.</summary>
internal static class FreedWhileListed
{
    public const string Id = "KT8105";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "An object is freed while a list has it",
        "'{0}' is freed, but '{1}' was put on a list and not taken off. Take it off before.",
        "The next walk of the list reads memory of somebody else.");

    public static void Check(FunctionFlow flow, Sym freed, Node node, State state)
    {
        if (state.Lifetimes.Within(Life.Listed, freed) is var (entry, listed))
            flow.Report(new Finding(Rule, node.Where, flow.Method,
                [freed.ToString(), entry.ToString()]).Along(listed));
    }
}
