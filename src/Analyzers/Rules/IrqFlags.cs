// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Flags saved by one _irqsave are restored by its own _irqrestore.</summary>
internal static class IrqFlags
{
    public const string Id = "KT4003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "Kept interrupt flags are overwritten or crossed",
        "{0}. Keep one variable for each saved state and restore them in reverse order.",
        "Flags saved by one _irqsave are restored by its own _irqrestore.");

    public static Finding Find(
        string what, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [what]);
}
