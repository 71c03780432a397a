// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// The second lock of a class says its nesting level, so that lockdep tells the two apart.
/// </summary>
internal static class NestingLevel
{
    public const string Id = "KT1003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Order",
        "A nested lock of the same class has no nesting level",
        "'{0}' is taken while '{1}' of the same class {2} is held, without a nesting "
            + "level{3}. Use the _nested form with SINGLE_DEPTH_NESTING.",
        "The second lock of a class says its nesting level, so that lockdep tells the two apart.");

    public static Finding Find(
        Held held, string name, LockClass cls, Location where, IMethodSymbol owner,
        string through) =>
        new(Rule, where, owner, [name, held.Name.ToString(), cls.Name, through]);

    public static void On(Acquired e)
    {
        foreach (var outer in e.OfSameClass())
        {
            if (e.Certain && e.Class!.HasLevels && e.Level == 0
                && SameClassPair.Unproved(e, outer) is null)
                e.Flow.Report(Find(outer, e.Shown, e.Class!, e.Node.Where, e.Flow.Method, e.Through)
                    .Along(outer.Trail).From(e.Trail));
        }
    }
}
