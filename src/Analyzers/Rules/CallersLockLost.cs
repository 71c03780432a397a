// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>[MustHold] means held on entry and on return.</summary>
internal static class CallersLockLost
{
    public const string Id = "KT2005";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Balance",
        "A lock that the caller holds is not held at return",
        "'{0}' has to be held when '{1}' returns, but it was released. Take it again "
            + "before returning, or declare [Releases] in place of [MustHold].",
        "[MustHold] means held on entry and on return.");

    public static Finding Find(
        string name, string function, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [name, function]);

    public static void On(Returned e)
    {
        foreach (var path in e.Flow.Facts.MustHold)
        {
            if (e.Flow.Names.LockOf(path.Path, null, null, e.Flow.Entry) is var (name, _)
                && e.Exits.LastOrDefault(x => x.State.Locks.Find(name) is null
                    && e.Flow.Names.Exists(name, x.State) != false) is { } exit)
                e.Flow.Report(Find(name.ToString(), e.Flow.Method.Name, exit.Where, e.Flow.Method));
        }
    }
}
