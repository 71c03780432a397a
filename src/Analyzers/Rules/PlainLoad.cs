// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A field with [Marked] is loaded by marked operations where no lock keeps writers away.</summary>
internal static class PlainLoad
{
    public const string Id = "KT5002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A shared field is loaded plainly",
        "'{0}' is loaded plainly while others may store to it{1}. Use READ_ONCE.",
        "A field with [Marked] is loaded by marked operations where no lock keeps writers away.");

    public static Finding Find(
        string place, string near, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, near]);
}
