// SPDX-License-Identifier: GPL-2.0-only
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Sleeping with a spin lock held, or with interrupts or preemption off, deadlocks the CPU.</summary>
internal static class SleepsInAtomic
{
    public const string Id = "KT7001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Sleeping",
        "A function that may sleep is called where sleeping is forbidden",
        "'{0}' may sleep{1}, but {2}. Move the call out of this region, or use a form "
            + "that does not sleep.",
        "Sleeping with a spin lock held, or with interrupts or preemption off, deadlocks the CPU.");

    public static Finding Find(
        string function, string through, string why, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, through, why]);
}
