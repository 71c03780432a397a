// SPDX-License-Identifier: GPL-2.0-only
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>A sequence counter says afterwards whether what was read is of use.</summary>
internal static class RetryIgnored
{
    public const string Id = "KT5010";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "The end of a sequence read is ignored",
        "The result of '{0}' is ignored, so what was read may be torn. Read again while it says "
            + "so.",
        "A sequence counter says afterwards whether what was read is of use.");

    public static void On(Called e)
    {
        if (e.Facts.EndsRead is not null && e.Node.Syntax?.Parent is ExpressionStatementSyntax)
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method, [e.Method.Name]));
    }
}
