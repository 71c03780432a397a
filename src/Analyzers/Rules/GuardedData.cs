// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A field with [GuardedBy] is touched under its lock.</summary>
internal static class GuardedData
{
    public const string Id = "KT3002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "Guarded data is touched without its lock",
        "'{0}' is {1} without '{2}', which guards it{3}. Take the lock, or use a marked "
            + "access if the field allows lock-free readers.",
        "A field with [GuardedBy] is touched under its lock.");

    public static Finding Find(
        string place, string what, string name, string near, Location where,
        IMethodSymbol owner) =>
        new(Rule, where, owner, [place, what, name, near]);
}
