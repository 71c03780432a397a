// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A time that has passed is a negative difference, and unsigned it is a huge one.
/// </summary>
internal static class SignMixed
{
    public const string Id = "KT8003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Time",
        "A difference of times is compared without its sign",
        "'{0}' is negative when the time has passed, and compared unsigned it is huge then. "
            + "Compare it signed.",
        "A time that has passed is a negative difference, and unsigned it is a huge one.");

    public static Finding Find(string difference, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [difference]);
}
