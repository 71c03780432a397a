// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A reader that follows the pointer must see what was written into the object before.</summary>
internal static class PublicationWithoutRelease
{
    public const string Id = "KT5005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "An object is published without a release",
        "Storing '{0}' makes an object visible, but nothing orders its initialisation "
            + "before the store. Use smp_store_release.",
        "A reader that follows the pointer must see what was written into the object before.");

    public static Finding Find(
        string place, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place]);
}
