// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// Paths that meet agree about the locks that are held, unless an unchanged condition tells them
/// apart.
/// </summary>
internal static class StateDiffers
{
    public const string Id = "KT2004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock is held on some paths only",
        "'{0}' is {1} on some of the paths that meet here and not on others. Make every "
            + "path take and release it alike.",
        "Paths that meet agree about the locks that are held, unless an unchanged condition tells them apart.");

    public static Finding Find(
        string name, string what, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, what]);
}
