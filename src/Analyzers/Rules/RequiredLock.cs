// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A callee's [MustHold] and lockdep_assert_held are checked on every caller.</summary>
internal static class RequiredLock
{
    public const string Id = "KT3001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A function is called without the lock that it needs",
        "'{0}' needs '{1}', which is not held here{2}. Take the lock around the call{3}.",
        "A callee's [MustHold] and lockdep_assert_held are checked on every caller.");

    public static Finding Find(FunctionFlow flow, string function, Sym name, string near,
        Location where) =>
        new(Rule, where, flow.Method, [function, name.ToString(), near,
            Declaration.Advice(Declaration.Of(flow, "MustHold", name))]);

    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.NeedsHeld || e.Name is not { } name || e.IsHeld
            || e.State.Ownership.Has(name))
            return;

        if (e.Flow.CanAskCallers(name, e.Class, Id)
            && e.Flow.Facts.Releases.Count == 0)
            e.Flow.Tell(e.Effect);
        else
            e.Flow.Report(Find(e.Flow, e.Function, name, e.Near, e.Node.Where)
                .Along(e.Effect.Trail).Because(name.ToString()));
    }
}
