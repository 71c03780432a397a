// SPDX-License-Identifier: GPL-2.0-only
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
}
