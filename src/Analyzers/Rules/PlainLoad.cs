// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;

namespace Linux.Analyzers.Rules;

/// <summary>
/// A field with [Marked] is loaded by marked operations where no lock keeps writers away.
/// </summary>
internal static class PlainLoad
{
    public const string Id = "KT5002";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A shared field is loaded plainly",
        "'{0}' is loaded plainly while others may store to it{1}. Use {2}.",
        "A field with [Marked] is loaded by marked operations where no lock keeps writers away.");

    public static Finding Find(
        string place, string near, Location where, IMethodSymbol owner) =>
        new(Rule, where, owner, [place, near, Word.Load]);

    public static void On(Accessed e)
    {
        if (e is not { Kind: AccessKind.Load, IsOwned: false })
            return;

        if (e.Mark == MarkedAccess.Always)
            e.Flow.Report(Find(e.Address.ToString(), "", e.Node.Where, e.Flow.Method));
        else if (e.Mark == MarkedAccess.LockFreeLoads)
        {
            foreach (var guard in e.Flow.Model.Of((ISymbol)e.MarkHolder.Tag!).GuardedBy
                .Where(g => !g.Target))
                GuardedData.Need(e, guard, e.MarkHolder, (ISymbol)e.Address.Tag!, GuardedAccess.All,
                    asLoad: true);
        }
    }

    /// <summary>
    /// A value is compared with what stands in its place now. Who does so counts on others that
    /// store to it meanwhile.
    /// </summary>
    public static void Revisited(FunctionFlow flow, Sym a, Sym b, Node comparison, State state)
    {
        if (!flow.Final)
            return;

        foreach (var (early, late) in new[] { (a, b), (b, a) })
        {
            bool again = ReferenceEquals(early, late)
                && state.Locks.Held.Exists(h => h.Class is { Kind: LockKind.Spin })
                || late is { Kind: SymKind.Fresh, B: { } place } && ReferenceEquals(place, early.A);
            if (early is { Kind: SymKind.Load, A.Root.Kind: not (SymKind.Local or SymKind.Outer) }
                && again && flow.PlainLoads.TryGetValue(early, out var load)
                && load.Syntax is { } syntax && !comparison.Contains(syntax))
            {
                flow.Report(Find(early.A.ToString(), "", load.Where, flow.Method)
                    .At(comparison.Where, "and looked at again here"));
                return;
            }
        }
    }
}
