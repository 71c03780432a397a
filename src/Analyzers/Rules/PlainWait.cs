// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Events;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.Rules;

/// <summary>Who waits in a loop counts on a store of somebody else.</summary>
internal static class PlainWait
{
    public const string Id = "KT5012";

    public static readonly DiagnosticDescriptor Rule = RuleCatalog.Define(Id, "Access",
        "A loop waits for a plain load",
        "'{0}' is loaded plainly by each pass of a loop that only waits for it, and the compiler "
            + "may load it once. Use {1}.",
        "Who waits in a loop counts on a store of somebody else.");

    public static void On(Accessed e)
    {
        if (e is { Kind: AccessKind.Load, IsOwned: false } && e.State.Locks.Held.Count == 0
            && IsNumber(e.Type) && e.Address.Tag is ISymbol
            {
                ContainingType.TypeKind: TypeKind.Struct
            } or IPropertySymbol { IsStatic: true, ReturnsByRef: true }
            && LoopOf(e.Node.Syntax) is { } body && OnlyWaits(body))
            e.Flow.Report(new Finding(Rule, e.Node.Where, e.Flow.Method,
                [e.Address.ToString(), Word.Wait]));
    }

    private static bool IsNumber(ITypeSymbol? type) =>
        type is { SpecialType: not SpecialType.None } or { TypeKind: TypeKind.Enum };

    // The body of the loop whose condition an expression is a part of.
    private static StatementSyntax? LoopOf(SyntaxNode? load)
    {
        var (inner, at) = (load, load?.Parent);
        while (at is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax)
            (inner, at) = (at, at.Parent);

        return at switch
        {
            WhileStatementSyntax loop => loop.Statement,
            DoStatementSyntax loop => loop.Statement,
            ForStatementSyntax { Incrementors.Count: 0 } loop when loop.Condition == inner =>
                loop.Statement,
            _ => null,
        };
    }

    private static bool OnlyWaits(StatementSyntax body) => body switch
    {
        EmptyStatementSyntax => true,
        BlockSyntax block => block.Statements.All(OnlyWaits),
        ExpressionStatementSyntax
        {
            Expression: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 }
        } => true,
        _ => false,
    };
}
