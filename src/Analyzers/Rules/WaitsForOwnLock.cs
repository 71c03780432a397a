// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Summaries;
using Linux.Analyzers.Flow;
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

        e.Flow.Notes.Waits.Note(e, name);

        // A caller may hold more, or know which object it is.
        e.Flow.Tell(e.Effect with { Name = name.Portable ? name : e.Effect.Name });
    }

    /// <summary>Somebody lets go on who waits for an object.</summary>
    public static void On(Called e)
    {
        if (e.Facts.Completes is { } target
            && e.Method.Parameters.FirstOrDefault(p => p.Name == target) is { } parameter
            && parameter.Ordinal < e.Args.Length)
            e.Flow.Notes.Waits.NoteCompletion(e.Flow, e.Args[parameter.Ordinal], e.Node);
    }

    public static Finding Find(Needed wait, IMethodSymbol callback, string why) =>
        new Finding(Rule, wait.Node.Where, wait.Flow.Method,
            [wait.Function, callback.Name, why, Wording.Through(wait.Effect.Trail)])
            .From(wait.Effect.Trail);
}
