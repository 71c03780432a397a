// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Who entered a read section before may still read the object.</summary>
internal static class FreedBeforeGrace
{
    public const string Id = "KT7005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Sleeping",
        "An object is freed while RCU readers may have it",
        "'{0}' was taken from where RCU readers find it, and no grace period has passed since. Call "
            + "synchronize_rcu() before, or free it by kfree_rcu().",
        "Who entered a read section before may still read the object.");

    public static void Check(FunctionFlow flow, Sym freed, Node node, State state)
    {
        if (state.Lifetimes.Within(Life.Unpublished, freed) is var (_, taken))
            flow.Report(new Finding(Rule, node.Where, flow.Method, [freed.ToString()])
                .Along(taken));
    }
}
