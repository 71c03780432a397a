// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Only a successful atomic_try_cmpxchg is a full barrier.</summary>
internal static class FailedExchange
{
    public const string Id = "KT6001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Barriers",
        "A failed compare-and-exchange orders nothing",
        "'{0}' is read again after '{1}' failed, and a failed exchange orders nothing. "
            + "Call smp_mb__after_atomic() on this path, or read with acquire.",
        "Only a successful atomic_try_cmpxchg is a full barrier.");

    public static Finding Find(
        string place, string exchanged, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, exchanged]);
}
