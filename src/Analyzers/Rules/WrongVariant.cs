// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The release undoes what the acquisition did to interrupts and soft interrupts.</summary>
internal static class WrongVariant
{
    public const string Id = "KT2006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is released by the wrong variant",
        "'{0}' was taken by the {1} form and is released by the {2} form, so '{3}' "
            + "returns with {4} changed. Use the matching release.",
        "The release undoes what the acquisition did to interrupts and soft interrupts.");

    public static Finding Find(
        string name, string taken, string released, string function, string what,
        Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, taken, released, function, what]);
}
