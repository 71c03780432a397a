// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>The frame of a function is gone when it returns, and its timers are not.</summary>
internal static class OutlivesFrame
{
    public const string Id = "KT8104";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "A timer or work outlives the frame that it stands in",
        "'{0}' stands in the frame of '{1}' and may still be queued or run when it returns. "
            + "Wait for it with a form that ends in _sync.",
        "The frame of a function is gone when it returns, and its timers are not.");

    public static void On(Returned e)
    {
        foreach (var exit in e.Exits)
        {
            foreach (var pair in exit.State.Lifetimes.Known)
            {
                if (pair.Key.Life == Life.MayRun && IsInFrame(exit.State, pair.Key.Object.Root))
                    e.Flow.Report(new Finding(Rule, exit.Where, e.Flow.Method,
                        [pair.Key.Object.ToString(), e.Flow.Method.Name]).Along(pair.Value)
                        .Because(pair.Key.Object.ToString()));
            }
        }
    }

    /// <summary>True for a local object, and for one that a frame was given.</summary>
    public static bool IsInFrame(State state, Sym root) =>
        root is { Kind: SymKind.Local, Tag: ILocalSymbol { IsRef: false, IsStatic: false } }
        || state.Lifetimes.Of(Life.InFrame, root) is not null;
}
