// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Flow;
using Linux.Analyzers.Lowering;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>A compare-and-exchange may change nothing.</summary>
internal static class ExchangeIgnored
{
    public const string Id = "KT5007";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "The result of a compare-and-exchange is ignored",
        "The result of '{0}' is ignored, so nobody knows whether '{1}' was exchanged. Test it, "
            + "or assign it to a discard.",
        "A compare-and-exchange may change nothing.");

    public static void Check(FunctionFlow flow, IMethodSymbol method, Sym place, Node node)
    {
        if (flow.Final && method.Name.IndexOf("cmpxchg", System.StringComparison.Ordinal) >= 0
            && node.Syntax?.Parent is ExpressionStatementSyntax)
            flow.Report(new Finding(Rule, node.Where, flow.Method, [method.Name,
                place.ToString()]));
    }
}
