// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A release needs an acquisition on every path that leads to it.</summary>
internal static class ReleaseNotHeld
{
    public const string Id = "KT2001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is released that is not held",
        "'{0}' is released here, but it is not held{1}. Take it before, or declare with "
            + "[Releases] that callers hold it.",
        "A release needs an acquisition on every path that leads to it.");

    public static Finding Find(
        string name, string near, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, near]);
}
