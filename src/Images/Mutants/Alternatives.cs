// SPDX-License-Identifier: GPL-2.0-only
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Images;

/// <summary>What could stand in place of an expression or a statement by a slip.</summary>
internal static class Alternatives
{
    private const string Literal = "constant + 1";
    private const string Operands = "operands swapped";

    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_operators = new()
    {
        [SyntaxKind.LessThanExpression] = SyntaxKind.LessThanOrEqualExpression,
        [SyntaxKind.LessThanOrEqualExpression] = SyntaxKind.LessThanExpression,
        [SyntaxKind.GreaterThanExpression] = SyntaxKind.GreaterThanOrEqualExpression,
        [SyntaxKind.GreaterThanOrEqualExpression] = SyntaxKind.GreaterThanExpression,
        [SyntaxKind.EqualsExpression] = SyntaxKind.NotEqualsExpression,
        [SyntaxKind.NotEqualsExpression] = SyntaxKind.EqualsExpression,
        [SyntaxKind.LogicalAndExpression] = SyntaxKind.LogicalOrExpression,
        [SyntaxKind.LogicalOrExpression] = SyntaxKind.LogicalAndExpression,
        [SyntaxKind.AddExpression] = SyntaxKind.SubtractExpression,
        [SyntaxKind.SubtractExpression] = SyntaxKind.AddExpression,
        [SyntaxKind.MultiplyExpression] = SyntaxKind.DivideExpression,
        [SyntaxKind.DivideExpression] = SyntaxKind.MultiplyExpression,
        [SyntaxKind.BitwiseAndExpression] = SyntaxKind.BitwiseOrExpression,
        [SyntaxKind.BitwiseOrExpression] = SyntaxKind.BitwiseAndExpression,
        [SyntaxKind.LeftShiftExpression] = SyntaxKind.RightShiftExpression,
        [SyntaxKind.RightShiftExpression] = SyntaxKind.LeftShiftExpression,
    };

    private static readonly Dictionary<SyntaxKind, SyntaxKind> s_assignments = new()
    {
        [SyntaxKind.AddAssignmentExpression] = SyntaxKind.SubtractAssignmentExpression,
        [SyntaxKind.SubtractAssignmentExpression] = SyntaxKind.AddAssignmentExpression,
        [SyntaxKind.OrAssignmentExpression] = SyntaxKind.AndAssignmentExpression,
        [SyntaxKind.AndAssignmentExpression] = SyntaxKind.OrAssignmentExpression,
        [SyntaxKind.LeftShiftAssignmentExpression] = SyntaxKind.RightShiftAssignmentExpression,
        [SyntaxKind.RightShiftAssignmentExpression] = SyntaxKind.LeftShiftAssignmentExpression,
    };

    /// <summary>Functions that are easily taken for one another.</summary>
    private static readonly Dictionary<string, string> s_functions = new(
        new (string One, string Other)[]
        {
            ("time_after", "time_after_eq"), ("time_before", "time_before_eq"),
            ("min", "max"), ("min_t", "max_t"), ("ktime_add", "ktime_sub"),
            ("__set_bit", "__clear_bit"), ("set_bit", "clear_bit"),
            ("cpumask_set_cpu", "cpumask_clear_cpu"), ("atomic_read_acquire", "atomic_read"),
            ("round_up", "round_down"), ("local_irq_disable", "local_irq_enable"),
            ("tick_sched_flag_set", "tick_sched_flag_clear"),
        }.SelectMany(pair => new KeyValuePair<string, string>[]
            { new(pair.One, pair.Other), new(pair.Other, pair.One) })
            .Where(pair => pair.Key != "atomic_read"));

    /// <summary>Whether a change of this kind may well not compile.</summary>
    public static bool IsFragile(string kind)
        => kind is Literal or Operands or "swapped with the next" or "plain access"
            || kind.StartsWith("calls ", StringComparison.Ordinal);

    /// <summary>What could stand in place of an expression with a value.</summary>
    public static IEnumerable<(string Kind, string Text)> Of(ExpressionSyntax node) => node switch
    {
        BinaryExpressionSyntax binary => OfBinary(binary),
        PrefixUnaryExpressionSyntax unary when unary.Kind() is SyntaxKind.LogicalNotExpression
            or SyntaxKind.BitwiseNotExpression or SyntaxKind.UnaryMinusExpression
            => [($"without {unary.OperatorToken.Text}", Flat(unary.Operand))],
        InvocationExpressionSyntax call => OfCall(call),
        _ => [],
    };

    /// <summary>What could stand in place of a statement.</summary>
    public static IEnumerable<(string Kind, string Text)> Of(StatementSyntax node) => node switch
    {
        ExpressionStatementSyntax { Expression: AssignmentExpressionSyntax assignment }
            => OfAssignment(assignment).Select(Ended),
        ExpressionStatementSyntax { Expression: InvocationExpressionSyntax call }
            => OfCall(call).Select(Ended),
        ExpressionStatementSyntax { Expression: PostfixUnaryExpressionSyntax step }
            => step.IsKind(SyntaxKind.PostIncrementExpression)
                ? [("++ to --", $"{Flat(step.Operand)}--;")]
                : [("-- to ++", $"{Flat(step.Operand)}++;")],
        ReturnStatementSyntax { Expression: LiteralExpressionSyntax value }
            when Other(value) is { } other => [(other.Kind, $"return {other.Text};")],
        _ => [],
    };

    /// <summary>A node on one line, without comments.</summary>
    public static string Flat(SyntaxNode node)
    {
        SyntaxNode bare = node.ReplaceTrivia(
            node.DescendantTrivia(), static (_, _) => SyntaxFactory.Space);

        return bare.NormalizeWhitespace(eol: " ").ToString();
    }

    private static IEnumerable<(string Kind, string Text)> OfBinary(BinaryExpressionSyntax node)
    {
        string left = Flat(node.Left), right = Flat(node.Right), sign = node.OperatorToken.Text;

        if (s_operators.TryGetValue(node.Kind(), out SyntaxKind to))
        {
            var other = SyntaxFactory.BinaryExpression(to, node.Left, node.Right);

            yield return ($"{sign} to {other.OperatorToken.Text}",
                $"{left} {other.OperatorToken.Text} {right}");
        }
        if (sign is "-" or "<" or "<=" or ">" or ">=" or "<<" or ">>" or "/" or "%")
            yield return (Operands, $"{right} {sign} {left}");
        if (node.Right is LiteralExpressionSyntax last && Other(last) is { } after)
            yield return (after.Kind, $"{left} {sign} {after.Text}");
        if (node.Left is LiteralExpressionSyntax first && Other(first) is { } before)
            yield return (before.Kind, $"{before.Text} {sign} {right}");
    }

    private static IEnumerable<(string Kind, string Text)> OfAssignment(
        AssignmentExpressionSyntax node)
    {
        string left = Flat(node.Left), right = Flat(node.Right), sign = node.OperatorToken.Text;

        if (s_assignments.TryGetValue(node.Kind(), out SyntaxKind to))
        {
            string other = SyntaxFactory.AssignmentExpression(to, node.Left, node.Right)
                .OperatorToken.Text;

            yield return ($"{sign} to {other}", $"{left} {other} {right}");
        }
        if (node.Right is LiteralExpressionSyntax value && Other(value) is { } changed)
            yield return (changed.Kind, $"{left} {sign} {changed.Text}");
    }

    private static IEnumerable<(string Kind, string Text)> OfCall(InvocationExpressionSyntax node)
    {
        string name = node.Expression is GenericNameSyntax generic
            ? generic.Identifier.Text : node.Expression.ToString();
        string called = Flat(node.Expression);
        string[] arguments = [.. node.ArgumentList.Arguments.Select(argument => Flat(argument))];

        if (s_functions.TryGetValue(name, out string? other))
            yield return ($"calls {other}",
                $"{other}{called[name.Length..]}({string.Join(", ", arguments)})");
        if (Pointed(arguments.FirstOrDefault("")) is { } place)
        {
            if (name is "READ_ONCE" or "smp_load_acquire")
                yield return ("plain access", place);
            if (name is "WRITE_ONCE" or "smp_store_release")
                yield return ("plain access", $"{place} = {arguments[1]}");
        }
        for (int i = 0; i < arguments.Length; i++)
        {
            if (node.ArgumentList.Arguments[i].Expression is LiteralExpressionSyntax literal
                && Other(literal) is { } changed)
                yield return (changed.Kind, $"{called}({string.Join(", ",
                    arguments.Select((argument, at) => at == i ? changed.Text : argument))})");
        }
    }

    /// <summary>What a pointer or a reference to it was made of.</summary>
    private static string? Pointed(string argument)
        => argument.StartsWith('&') ? argument[1..]
            : argument.StartsWith("ref ", StringComparison.Ordinal) ? argument[4..] : null;

    private static (string Kind, string Text)? Other(LiteralExpressionSyntax literal)
        => literal.Kind() switch
        {
            SyntaxKind.TrueLiteralExpression => ("true to false", "false"),
            SyntaxKind.FalseLiteralExpression => ("false to true", "true"),
            SyntaxKind.NumericLiteralExpression when ulong.TryParse(
                literal.Token.Text.TrimEnd('u', 'U', 'l', 'L'), CultureInfo.InvariantCulture,
                out ulong value) => (Literal, (value + 1).ToString(CultureInfo.InvariantCulture)
                    + literal.Token.Text[literal.Token.Text.TrimEnd('u', 'U', 'l', 'L').Length..]),
            _ => null,
        };

    private static (string Kind, string Text) Ended((string Kind, string Text) one)
        => (one.Kind, $"{one.Text};");
}
