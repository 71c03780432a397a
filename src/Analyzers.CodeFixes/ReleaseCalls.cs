// SPDX-License-Identifier: GPL-2.0-only
using System;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Analyzers.CodeFixes;

/// <summary>Writes the release that belongs to an acquisition, by the kernel's naming.</summary>
internal static class ReleaseCalls
{
    /// <summary>The matching call, null when the name follows no pattern.</summary>
    public static InvocationExpressionSyntax? For(InvocationExpressionSyntax acquire)
    {
        if (acquire.Expression is not IdentifierNameSyntax name
            || acquire.ArgumentList.Arguments.Count == 0)
        {
            return null;
        }

        string taken = name.Identifier.ValueText;
        int at = taken.IndexOf("lock", StringComparison.Ordinal);
        if (at < 0 || taken.Contains("unlock") || taken.Contains("trylock"))
        {
            return null;
        }

        string released = taken.Insert(at, "un").Replace("_nested", "");
        var arguments = SyntaxFactory.SingletonSeparatedList(
            acquire.ArgumentList.Arguments[0].WithoutTrivia());
        if (released.Contains("_irqsave"))
        {
            if (acquire.ArgumentList.Arguments.Count < 2)
            {
                return null;
            }

            released = released.Replace("_irqsave", "_irqrestore");
            var flags = acquire.ArgumentList.Arguments[1].Expression switch
            {
                DeclarationExpressionSyntax { Designation: SingleVariableDesignationSyntax variable } =>
                    SyntaxFactory.IdentifierName(variable.Identifier.WithoutTrivia()),
                var expression => expression.WithoutTrivia(),
            };
            arguments = arguments.Add(SyntaxFactory.Argument(flags)
                .WithLeadingTrivia(SyntaxFactory.Space));
        }

        return SyntaxFactory.InvocationExpression(SyntaxFactory.IdentifierName(released),
            SyntaxFactory.ArgumentList(arguments));
    }
}
