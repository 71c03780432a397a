// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A function that is only known by its address may be any function of its type whose address is
/// taken.
/// </summary>
internal static class CallbackUnderLock
{
    public const string Id = "KT3004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A callback runs under a lock that it may take",
        "The function pointer is called with '{0}' ({1}) held, and '{2}' may take a "
            + "lock of this class. Release the lock around the call, or give the pointer a "
            + "[Contract].",
        "A function that is only known by its address may be any function of its type whose address is taken.");

    public static Finding Find(
        Held held, LockClass cls, string function, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [held.Name.ToString(), cls.Name, function]);

    public static void On(Acquired e)
    {
        if (e.Certain || e.Class is not { } cls || e.Flow.Model.Anonymous.Has(cls))
            return;

        foreach (var outer in e.Held.Where(h => h.Class == cls))
            e.Flow.Report(Find(outer, cls, e.Trail.Text.TrimEnd('(', ')'), e.Node.Where,
                e.Flow.Method)
                .Along(outer.Trail).Along(e.Trail));
    }
}
