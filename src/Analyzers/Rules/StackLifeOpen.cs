// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Debugging keeps a record of the object, and the next one at its address is taken for it.</summary>
internal static class StackLifeOpen
{
    public const string Id = "KT8106";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Lifetime",
        "An object on the stack is not ended",
        "'{0}' was set up as an object of this frame, and '{1}' returns without ending it. Destroy it "
            + "on this path.",
        "Debugging keeps a record of the object, and the next one at its address is taken for it.");

    public static void On(Returned e)
    {
        foreach (var exit in e.Exits)
        {
            foreach (var pair in exit.State.Lifetimes.Known)
            {
                if (pair.Key.Life == Life.Begun
                    && OutlivesFrame.IsInFrame(exit.State, pair.Key.Object.Root))
                    e.Flow.Report(new Finding(Rule, exit.Where, e.Flow.Method,
                        [pair.Key.Object.ToString(), e.Flow.Method.Name]).Along(pair.Value)
                        .Because(pair.Key.Object.ToString()));
            }
        }
    }
}
