// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>atomic_t is opaque: copies and field accesses are not atomic.</summary>
internal static class AtomicTouchedPlainly
{
    public const string Id = "KT5004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "An atomic variable is touched plainly",
        "'{0}' is an atomic variable and is {1} plainly. Use the atomic_*() operations.",
        "atomic_t is opaque: copies and field accesses are not atomic.");

    public static Finding Find(
        string place, string what, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, what]);
}
