// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// Functions take lock classes in orders that together form a cycle, so they can deadlock.
/// </summary>
internal static class OrderCycle
{
    public const string Id = "KT1005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Order",
        "Locks are taken in a cycle",
        "Taking '{0}' ({1}) while '{2}' ({3}) is held closes a cycle: {4}. Take the "
            + "locks in one order everywhere and declare it with [LockOrder].",
        "Functions take lock classes in orders that together form a cycle, so they can deadlock.");

    public static Finding Find(
        string name, string cls, string heldName, string heldClass, string cycle,
        Location where, IMethodSymbol? owner) =>
        new(Rule, where, owner, [name, cls, heldName, heldClass, cycle]);

    /// <summary>Only all functions together tell whether there is one.</summary>
    public static void On(Acquired e)
    {
        if (e.Class is not { } cls)
            return;

        foreach (var outer in e.Held)
        {
            if (outer.Class is { } outerClass && outerClass != cls)
                e.Flow.Notes.Orders.Note(outer, e.Shown, cls, e.Node.Where, e.Trail,
                    e.Flow.Method);
        }
    }
}
