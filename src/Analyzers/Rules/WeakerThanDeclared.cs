// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>Order comes from both sides, and one that gives less takes it from both.</summary>
internal static class WeakerThanDeclared
{
    public const string Id = "KT6003";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Barriers",
        "A marked access is weaker than its partner needs",
        "'{0}' is {1} by '{2}', which orders too little: the other side counts on {3}. Use a "
            + "form that gives it.",
        "Order comes from both sides, and one that gives less takes it from both.");

    public static void Check(FunctionFlow flow, Sym place, IMethodSymbol method, MemoryFact memory,
        Node node, State state)
    {
        if (!flow.Final || place.Kind is not (SymKind.Field or SymKind.Static)
            || place.Tag is not ISymbol symbol || flow.Model.Of(symbol).Ordered is not { } wanted
            || state.Ownership.Has(place))
            return;

        // A lock makes up for a load. Who loads without a lock needs the release all the same.
        bool loads = memory.Access != MemoryAccess.Write && state.Locks.Held.Count == 0
            && !Enough(memory.Order, wanted.Loads);
        bool stores = memory.Access != MemoryAccess.Read && !Enough(memory.Order, wanted.Stores)
            && (memory.Access == MemoryAccess.Write || memory.Order == MemoryOrder.Relaxed)
            && (state.Locks.Held.Count == 0 || wanted.Loads != MemoryOrder.Relaxed);
        if (memory.Access == MemoryAccess.ReadWrite && Enough(memory.Order, wanted.Loads))
            flow.Exchanges.Add(symbol);

        if (!loads && !stores)
            return;

        var finding = new Finding(Rule, node.Where, flow.Method, [place.ToString(),
            loads ? "loaded" : "stored to", method.Name,
            (loads ? wanted.Loads : wanted.Stores).ToString().ToLowerInvariant()]);
        if (memory.Access == MemoryAccess.Read)
            flow.WeakLoads.Add((symbol, finding));
        else
            flow.Report(finding);
    }

    /// <summary>A load that only prepares an exchange leaves the order to that.</summary>
    public static void On(Returned e)
    {
        foreach (var (symbol, finding) in e.Flow.WeakLoads)
        {
            if (!e.Flow.Exchanges.Contains(symbol))
                e.Flow.Report(finding);
        }
    }

    private static bool Enough(MemoryOrder given, MemoryOrder wanted) =>
        wanted == MemoryOrder.Relaxed
        || given == wanted || given == MemoryOrder.Full;
}
