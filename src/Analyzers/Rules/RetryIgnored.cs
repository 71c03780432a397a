// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Linux.Analyzers.Flow;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>A sequence counter says afterwards whether what was read is of use.</summary>
internal static class RetryIgnored
{
    public const string Id = "KT5010";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "The end of a sequence read is ignored",
        "{0}, so what was read may be torn. Read again while the counter says so.",
        "A sequence counter says afterwards whether what was read is of use.");

    public static void On(Called e)
    {
        if (e.Facts.EndsRead is not null && e.Node.Syntax?.Parent is ExpressionStatementSyntax)
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method,
                [$"The result of '{e.Method.Name}' is ignored"]));
    }

    /// <summary>A section that nobody ends says nothing.</summary>
    public static void On(Returned e)
    {
        if (e.Flow.Facts.BeginsRead is not null)
            return;

        foreach (var pair in e.Flow.ReadsBegun)
        {
            if (!e.Flow.ReadsEnded.Contains(pair.Key)
                && !e.Exits.Any(x => x.Result is { Kind: SymKind.Fresh } r && r.Tag == pair.Value))
                e.Flow.Report(new Finding(Rule, pair.Value.Where, e.Flow.Method,
                    [$"The section that '{(pair.Value.Symbol as IMethodSymbol)?.Name}' begins is "
                        + "never ended"]));
        }
    }
}
