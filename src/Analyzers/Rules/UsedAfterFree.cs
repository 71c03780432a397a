// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>What was freed belongs to somebody else.</summary>
internal static class UsedAfterFree
{
    public const string Id = "KT8101";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "An object is used after it was freed",
        "'{0}' is used although '{1}' was freed. Use it before, or free it later.",
        "What was freed belongs to somebody else.");

    public static void On(Accessed e)
    {
        if (e.State.Lifetimes.Around(Life.Freed, e.Address) is var (gone, trail))
            Report(e.Flow, e.Address, gone, trail, e.Node);
    }

    public static void Report(FunctionFlow flow, Sym place, Sym gone, Trail trail, Node node) =>
        flow.Report(new Finding(Rule, node.Where, flow.Method, [place.ToString(), gone.ToString()])
            .Along(trail).Because("freed " + gone));
}
