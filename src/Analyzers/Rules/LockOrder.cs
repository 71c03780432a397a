// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Two classes of locks are taken in an order that contradicts [LockOrder].</summary>
internal static class LockOrder
{
    public const string Id = "KT1001";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Order",
        "Locks are taken against the declared order",
        "'{0}' ({1}) is taken while '{2}' ({3}) is held, but the declared order takes "
            + "{1} before {3}{4}. Take '{0}' first, or give up '{2}' before this point.",
        "Two classes of locks are taken in an order that contradicts [LockOrder].");

    public static Finding Find(
        Held held, string name, LockClass cls, Location where, IMethodSymbol owner,
        string through) =>
        new(Rule, where, owner, [name, cls.Name, held.Name.ToString(), held.Class?.Name, through]);

    public static void On(Acquired e)
    {
        if (e.Class is not { } cls)
            return;

        foreach (var outer in e.Held)
        {
            if (outer.Class is { } outerClass && outerClass != cls
                && e.Flow.Analysis.Notes.Orders.IsDeclared(cls, outerClass))
                e.Flow.Report(Find(outer, e.Shown, cls, e.Node.Where, e.Flow.Method, e.Through)
                    .Along(outer.Trail).From(e.Trail));
        }
    }
}
