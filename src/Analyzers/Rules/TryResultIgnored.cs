// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A try-lock says by its result whether the lock is held.</summary>
internal static class TryResultIgnored
{
    public const string Id = "KT2007";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "The result of a try-lock is ignored",
        "The result of '{0}' is ignored, so nobody knows whether '{1}' is held. Test "
            + "the result before going on.",
        "A try-lock says by its result whether the lock is held.");

    public static Finding Find(
        string function, string name, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, name]);
}
