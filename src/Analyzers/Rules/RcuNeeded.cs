// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Outside of a read section the object may be freed at any time.</summary>
internal static class RcuNeeded
{
    public const string Id = "KT7003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Sleeping",
        "An RCU pointer is followed outside of a read section",
        "'{0}' needs an RCU read section, and none is open here{1}. Enclose it and all uses of "
            + "the result in {2}.",
        "Outside of a read section the object may be freed at any time.");

    private static readonly Advice s_advice = new("rcu_read_lock() and rcu_read_unlock()",
        "operations that are declared [EntersRcu] and [LeavesRcu]");

    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.NeedsRcu)
            return;

        var counts = e.State.Preemption;
        if (counts.Rcu > 0 || counts.Depth > 0 || counts.BottomHalves > 0 || e.Held.Count > 0
            || e.Irqs == IrqState.Off)
            return;

        if (e.Flow.HasCallers || e.Flow.Facts.NeedsRcu)
            e.Flow.Tell(e.Effect);
        else
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method,
                [e.Function, Wording.Through(e.Effect.Trail), s_advice]).From(e.Effect.Trail));
    }
}
