// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The count of jiffies wraps around, and then a later time is a smaller number.</summary>
internal static class JiffiesCompared
{
    public const string Id = "KT8001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Time",
        "Points in time in jiffies are compared as numbers",
        "'{0}' compares points in time that wrap around. Use time_before() or time_after().",
        "The count of jiffies wraps around, and then a later time is a smaller number.");

    public static Finding Find(string comparison, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [comparison]);
}
