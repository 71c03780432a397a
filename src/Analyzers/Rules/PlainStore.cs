// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A field with [Marked] is stored to by marked operations.</summary>
internal static class PlainStore
{
    public const string Id = "KT5001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A shared field is stored to plainly",
        "'{0}' is stored to plainly, but lock-free readers watch it. Use WRITE_ONCE.",
        "A field with [Marked] is stored to by marked operations.");

    public static Finding Find(
        string place, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place]);
}
