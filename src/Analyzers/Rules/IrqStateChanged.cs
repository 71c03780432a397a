// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A function leaves interrupts as it found them unless it says otherwise.</summary>
internal static class IrqStateChanged
{
    public const string Id = "KT4005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "A function returns with interrupts changed",
        "'{0}' returns with interrupts {1}, which were {2} when it was entered. Restore "
            + "the state on this path, or declare the change.",
        "A function leaves interrupts as it found them unless it says otherwise.");

    public static Finding Find(
        string function, string now, string before, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, now, before]);

    public static void On(Returned e)
    {
        foreach (var exit in e.Exits)
        {
            var expected = Expected(e.Flow, exit);
            if (IsFine(e.Flow, exit, expected))
                continue;

            // A release of the wrong form is the cause, and what there is to repair.
            if (exit.State.Locks.Mismatch is
                {
                    Taken.Variant: not Variant.Bh,
                    Released: not Variant.Bh
                }
                mismatch)
                e.Flow.Report(WrongVariant.Find(e.Flow, mismatch, "interrupts"));
            else
                Report(e.Flow, exit, expected);
        }
    }

    // A function that fails to take its lock leaves interrupts alone.
    private static IrqState Expected(FunctionFlow flow, Exit exit) => flow.Facts switch
    {
        _ when exit.Failed => flow.Start.InitialIrqs(),
        { SavesIrqs: not null } or { DisablesIrqs: true } => IrqState.Off,
        { EnablesIrqs: true } => IrqState.On,
        { RestoresIrqs: not null } => IrqState.Restored,
        _ => flow.Start.InitialIrqs(),
    };

    private static bool IsFine(FunctionFlow flow, Exit exit, IrqState expected)
    {
        var irqs = exit.State.Interrupts;

        // Flags from elsewhere stand for the state that somebody looked up before.
        if (irqs.Now == IrqState.Restored && expected == IrqState.Entry)
            return exit.Failed || irqs.RestoredFrom is not null;

        return irqs.Now == expected || (irqs.Now == IrqState.Restored && expected != IrqState.Off)
            || (expected == IrqState.Restored && irqs.Now != IrqState.Entry)
            || (flow.AssertedIrqs is { } asserted && irqs.Now == asserted
                && expected == IrqState.Entry)
            || (irqs.Now == IrqState.On && expected == IrqState.Entry && irqs.CallerHadThemOn);
    }

    private static void Report(FunctionFlow flow, Exit exit, IrqState expected)
    {
        var irqs = exit.State.Interrupts;
        if (irqs.Now is IrqState.On or IrqState.Off)
            flow.Report(Find(flow.Method.Name, irqs.Now == IrqState.On ? "on" : "off",
                expected switch
                {
                    IrqState.On => "on",
                    IrqState.Off => "off",
                    _ => "not",
                }, exit.Where, flow.Method).Along(irqs.Trail));
        else if (expected != IrqState.Restored)
            flow.Report(Find(flow.Method.Name, "as they were", expected == IrqState.Off
                ? "to be turned off" : "to be turned on", exit.Where,
                    flow.Method).Along(irqs.Trail));
    }
}
