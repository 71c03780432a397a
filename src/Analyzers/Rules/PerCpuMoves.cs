// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Domains;
using Linux.Analyzers.Events;
using Linux.Analyzers.Model;
using Linux.Analyzers.Summaries;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>A preemptible task goes on where the scheduler puts it.</summary>
internal static class PerCpuMoves
{
    public const string Id = "KT4008";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Interrupts",
        "Data of this CPU is used while the task may move",
        "'{0}' names the CPU that runs{1}, but the task may move to another one meanwhile. "
            + "{2}.",
        "A preemptible task goes on where the scheduler puts it.");

    private static readonly Advice s_advice = new("Turn preemption off around its use",
        "Put its use between operations that are declared [DisablesPreemption] and "
            + "[EnablesPreemption]");

    public static void On(Needed e)
    {
        if (e.Effect.Kind != EffectKind.NeedsPinned)
            return;

        var counts = e.State.Preemption;
        if (counts.Depth > 0 || counts.BottomHalves > 0 || e.Irqs == IrqState.Off
            || System.Linq.Enumerable.Any(e.Held, h =>
                h.Class is null or { Kind: not LockKind.Mutex })
            || e.Flow.Context is EntryContext.SoftInterrupt or EntryContext.HardInterrupt)
            return;

        // Workers are bound to their CPU as often as not.
        bool free = e.Flow.Facts.RunsIn == EntryContext.Task || e.Flow.AssumedTask
            || e.Flow.Facts.Sleep is { Flags: null };
        if (free && e.Irqs == IrqState.On)
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method,
                [e.Function, Wording.Through(e.Effect.Trail), s_advice]).From(e.Effect.Trail));
        else
            e.Flow.Tell(e.Effect);
    }
}
