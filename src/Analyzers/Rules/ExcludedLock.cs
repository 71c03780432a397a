// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>[MustNotHold] names a lock that the function, or somebody it waits for, takes itself.</summary>
internal static class ExcludedLock
{
    public const string Id = "KT3003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A function is called under a lock that it excludes",
        "'{0}' must not be called with '{1}' held. Release the lock before the call.",
        "[MustNotHold] names a lock that the function, or somebody it waits for, takes itself.");

    public static Finding Find(
        string function, string name, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, name]);
}
