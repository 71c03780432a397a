// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The _irq forms turn interrupts on without asking whether they were on before.</summary>
internal static class IrqsEnabledTooEarly
{
    public const string Id = "KT4002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "Interrupts are turned on too early",
        "{0} turns interrupts on{1} although {2}. Use the form that leaves or restores "
            + "the interrupt state.",
        "The _irq forms turn interrupts on without asking whether they were on before.");

    public static Finding Find(
        string what, string through, string why, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [what, through, why]);
}
