// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Flags saved by one _irqsave are restored by its own _irqrestore.</summary>
internal static class IrqFlags
{
    public const string Id = "KT4003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "Kept interrupt flags are overwritten or crossed",
        "{0}. Keep one variable for each saved state and restore them in reverse order.",
        "Flags saved by one _irqsave are restored by its own _irqrestore.");

    public static Finding Find(
        string what, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [what]);

    /// <summary>Flags are saved again that the last pass of a loop did not restore.</summary>
    public static void SavedAgain(FunctionFlow flow, Node node) =>
        flow.Report(Find("The flags saved here were not restored since the last pass", node.Where,
            flow.Method));

    /// <summary>A place gets a new value while it is the only one that keeps a state.</summary>
    public static void Overwritten(FunctionFlow flow, Sym place, Sym value, Node node, State state)
    {
        if (!state.Memory.Values.TryGetValue(place, out var old) || old.Kind != SymKind.Saved
            || ReferenceEquals(old, value) || state.Interrupts.Find(old) is not { } kept
            || state.Memory.Values.Any(m => !ReferenceEquals(m.Key, place)
                && ReferenceEquals(m.Value, old)))
            return;

        flow.Report(Find($"The interrupt state kept in '{place}' is overwritten before it was restored",
            node.Where, flow.Method).Along(kept.Trail));
    }

    /// <summary>Flags are restored twice, or across others that were saved later.</summary>
    public static void Restored(FunctionFlow flow, Sym? flags, Node node, State state)
    {
        var saves = state.Interrupts.Saves;
        var kept = state.Interrupts.Find(flags);
        if (kept is null && flags is { Kind: SymKind.Saved })
            flow.Report(Find("The interrupt state restored here was restored before", node.Where,
                flow.Method));
        else if (kept is not null && !ReferenceEquals(kept, saves[saves.Count - 1]))
            flow.Report(Find("The interrupt state restored here is not the one that was saved last",
                node.Where, flow.Method).Along(saves[saves.Count - 1].Trail));
    }
}
