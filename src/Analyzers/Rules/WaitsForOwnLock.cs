// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Who waits for a callback to end holds nothing that the callback needs.</summary>
internal static class WaitsForOwnLock
{
    public const string Id = "KT3006";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Held",
        "A wait for a callback holds what the callback takes",
        "'{0}' waits for '{1}' to end, but {2}{3}. Give the lock up before the wait, or wait "
            + "elsewhere.",
        "Who waits for a callback to end holds nothing that the callback needs.");

    /// <summary>What the callback takes is known when all functions were seen.</summary>
    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.WaitsFor || e.Name is not { } name)
            return;

        if (name is { Kind: SymKind.Field or SymKind.Static, Tag: ISymbol field })
            e.Flow.Analysis.Waits.Note(e, field);

        // A caller may hold more, or know which object it is.
        if (name.Portable)
            e.Flow.Tell(e.Effect);
    }

    public static Finding Find(Needed wait, IMethodSymbol callback, string why) =>
        new Finding(Rule, wait.Node.Where, wait.Flow.Method,
            [wait.Function, callback.Name, why, Wording.Through(wait.Effect.Trail)])
            .From(wait.Effect.Trail);
}
