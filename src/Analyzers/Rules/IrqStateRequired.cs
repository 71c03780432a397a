// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>[RequiresIrqs] and lockdep_assert_irqs_* are checked on every caller.</summary>
internal static class IrqStateRequired
{
    public const string Id = "KT4004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "A function is called in the wrong interrupt state",
        "'{0}' needs interrupts {1}, but they are {2} here. Change the interrupt state "
            + "around the call.",
        "[RequiresIrqs] and lockdep_assert_irqs_* are checked on every caller.");

    public static Finding Find(
        string function, string needed, string actual, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, needed, actual]);

    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.NeedsIrqs)
            return;

        bool off = e.Effect.Off;
        if (e.Irqs == (off ? IrqState.On : IrqState.Off))
            e.Flow.Report(Find(e.Function, off ? "off" : "on", off ? "on" : "off", e.Node.Where,
                e.Flow.Method).Along(e.State.Interrupts.Trail).Along(e.Effect.Trail)
                .Because(off ? "interrupts are on" : "interrupts are off"));
        else if (e.Irqs == IrqState.Entry && e.Flow.HasCallers)
            e.Flow.Tell(e.Effect);
        else if (e.Irqs == IrqState.Entry && off)
            e.Flow.Report(Find(e.Function, "off", "not known to be", e.Node.Where,
                e.Flow.Method).Along(e.Effect.Trail).Because("interrupts are not known"));
    }
}
