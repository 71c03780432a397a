// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Rules;

/// <summary>KTIME_MAX stands for never, and a later time than never is long ago.</summary>
internal static class InfinityAdded
{
    public const string Id = "KT8004";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Time",
        "Something is added to a time that may be KTIME_MAX",
        "'{0}' adds to what may be KTIME_MAX, so the sum wraps around into the past. Test it "
            + "before, or use ktime_add_safe().",
        "KTIME_MAX stands for never, and a later time than never is long ago.");

    /// <summary>The sum of an expression, or of a function that does nothing but add.</summary>
    public static void Check(FunctionFlow flow, Sym sum, Node node, State state)
    {
        if (!flow.Final || sum is not
            {
                Kind: SymKind.Binary, Tag: BinaryOperatorKind.Add,
                A: { } a, B: { } b
            } || a.Kind == SymKind.Const && b.Kind == SymKind.Const && b.IsNull)
            return;

        foreach (var (time, added) in new[] { (a, b), (b, a) })
        {
            if (state.Infinities.May(time) && !added.IsNull && !(added.Kind == SymKind.Const
                && added.Integer < 0))
            {
                flow.Report(new Finding(Rule, node.Where, flow.Method,
                    [node.Syntax?.ToString()]));
                return;
            }
        }
    }
}
