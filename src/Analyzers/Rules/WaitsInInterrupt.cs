// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>An interrupt may have stopped the callback that it waits for.</summary>
internal static class WaitsInInterrupt
{
    public const string Id = "KT3007";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "An interrupt waits for a callback that it may have stopped",
        "'{0}' waits for '{1}' to end, which may be what the interrupt stopped on this CPU{2}. "
            + "Wait in a task, or {3}.",
        "An interrupt may have stopped the callback that it waits for.");

    private static readonly Advice s_advice = new(
        "set the timer up with interrupts off in its callback",
        "register the callback with the flags that [RegistersCallback] names in IrqsOff");

    public static Finding Find(Needed wait, IMethodSymbol callback) =>
        new Finding(Rule, wait.Node.Where, wait.Flow.Method,
            [wait.Function, callback.Name, Wording.Through(wait.Effect.Trail), s_advice])
            .From(wait.Effect.Trail);
}
