// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// [MustNotHold] names a lock that the function, or somebody it waits for, takes itself.
/// </summary>
internal static class ExcludedLock
{
    public const string Id = "KT3003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A function is called under a lock that it excludes",
        "'{0}' must not be called with '{1}' held. Release the lock before the call.",
        "[MustNotHold] names a lock that the function, or somebody it waits for, takes itself.");

    public static Finding Find(
        string function, string name, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [function, name]);

    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.NeedsNotHeld)
            return;

        var wrong = e.Held.FirstOrDefault(h => e.Name is not null
            ? h.Covers(e.Name)
            : h.Class is not null && h.Class == e.Class);
        if (wrong is not null)
            e.Flow.Report(Find(e.Function, wrong.Name.ToString(), e.Node.Where, e.Flow.Method)
                .Along(wrong.Trail).Along(e.Effect.Trail));
        else if (e.Effect.Name is not null || e.Class is not null)
            e.Flow.Tell(e.Effect);
    }
}
