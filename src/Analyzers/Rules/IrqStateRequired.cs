// SPDX-License-Identifier: GPL-2.0-only
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
}
