// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Tracepoints;

/// <summary>Checks TP_printk and turns it into the text of tracefs' "print fmt:".</summary>
internal static class PrintReader
{
    public static string Read(
        MethodDeclarationSyntax print, string name, SemanticModel model, TraceProblems problems)
    {
        if (print.ExpressionBody?.Expression is not InvocationExpressionSyntax
            {
                Expression: IdentifierNameSyntax { Identifier.ValueText: TraceNames.Printf },
                ArgumentList.Arguments: { Count: >= 2 } arguments,
            }
            || model.GetConstantValue(arguments[1].Expression) is not { Value: string format })
        {
            problems.Add(
                Rules.TraceShape,
                print.Identifier.GetLocation(),
                $"TP_printk of '{name}'",
                "be '=> trace_event_printf(s, \"format\", ...)' with a literal format");
            return string.Empty;
        }

        Check(arguments, Placeholder.Parse(format), name, model, problems);
        var expressions = new CExpressions(model, problems);
        var texts = arguments.Skip(2).Select(a => expressions.Write(a.Expression));
        return string.Join(", ", new[] { CExpressions.Literal(format) }.Concat(texts));
    }

    private static void Check(
        SeparatedSyntaxList<ArgumentSyntax> arguments,
        System.Collections.Generic.List<Placeholder> placeholders,
        string name,
        SemanticModel model,
        TraceProblems problems)
    {
        var given = arguments.Count - 2;
        if (placeholders.FirstOrDefault(p => p.Conversion == '\0') is { } broken)
        {
            problems.AddAt(Rules.TracePlaceholder, arguments[1], name, broken.Text);
            return;
        }

        if (placeholders.Count != given)
        {
            problems.AddAt(
                Rules.TraceArgumentCount, arguments[1], name, placeholders.Count, given);
            return;
        }

        for (var i = 0; i < given; i++)
        {
            var expression = arguments[i + 2].Expression;
            var type = model.GetTypeInfo(expression).Type;
            if (type is not null && type.TypeKind != TypeKind.Error && !placeholders[i].Takes(type))
            {
                problems.AddAt(
                    Rules.TraceArgument,
                    expression,
                    name,
                    placeholders[i].Text,
                    expression.ToString(),
                    type.ToDisplayString());
            }
        }
    }
}
