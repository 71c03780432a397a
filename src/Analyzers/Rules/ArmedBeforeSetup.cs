// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A timer that was never set up has no callback.</summary>
internal static class ArmedBeforeSetup
{
    public const string Id = "KT8107";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "A timer is armed before it is set up",
        "'{0}' is armed, but nobody has set it up since its object was made. Set it up first.",
        "A timer that was never set up has no callback.");

    public static void Check(FunctionFlow flow, Sym timer, Node node, State state)
    {
        if (state.Lifetimes.Of(Life.Ready, timer) is null
            && state.Lifetimes.Around(Life.Raw, timer) is var (_, made))
            flow.Report(new Finding(Rule, node.Where, flow.Method, [timer.ToString()])
                .Along(made));
    }
}
