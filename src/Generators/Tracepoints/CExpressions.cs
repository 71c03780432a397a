// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Linux.Generators.Shared;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Linux.Generators.Tracepoints;

/// <summary>
/// Writes the arguments of TP_printk as the C text that tracefs shows after "print fmt:", with
/// REC for the record and constants by value.
/// </summary>
internal sealed class CExpressions
{
    private readonly SemanticModel _model;
    private readonly TraceProblems _problems;
    private readonly Dictionary<string, string> _parameters = new();
    private int _depth;

    public CExpressions(SemanticModel model, TraceProblems problems)
    {
        _model = model;
        _problems = problems;
    }

    public static string Literal(string text)
    {
        var quoted = new StringBuilder("\"");
        foreach (var character in text)
        {
            quoted.Append(character switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\t' => "\\t",
                _ => character.ToString(),
            });
        }

        return quoted.Append('"').ToString();
    }

    public string Write(ExpressionSyntax expression)
    {
        switch (expression)
        {
            case MemberAccessExpressionSyntax
            {
                RawKind: (int)SyntaxKind.PointerMemberAccessExpression,
                Expression: IdentifierNameSyntax { Identifier.ValueText: TraceNames.EntryVariable },
            } field:
                return "REC->" + field.Name.Identifier.ValueText;
            case ElementAccessExpressionSyntax
            {
                Expression: MemberAccessExpressionSyntax array,
                ArgumentList.Arguments: [var index],
            }:
                return $"{Write(array)}[{Write(index.Expression)}]";
            case IdentifierNameSyntax name
                when _parameters.TryGetValue(name.Identifier.ValueText, out var given):
                return given;
            case ParenthesizedExpressionSyntax inner:
                return $"({Write(inner.Expression)})";
            case CastExpressionSyntax cast:
                return Cast(cast);
            case BinaryExpressionSyntax binary when Constant(binary) is null:
                return $"{Write(binary.Left)} {binary.OperatorToken.Text} {Write(binary.Right)}";
            case PrefixUnaryExpressionSyntax unary
                when Constant(unary) is null && unary.OperatorToken.Text is "-" or "~" or "!":
                return unary.OperatorToken.Text + Write(unary.Operand);
            case ConditionalExpressionSyntax choice:
                return $"{Write(choice.Condition)} ? {Write(choice.WhenTrue)} : "
                    + Write(choice.WhenFalse);
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax called } call:
                return Call(call, called.Identifier.ValueText);
        }

        if (Constant(expression) is { } constant)
        {
            return constant;
        }

        _problems.AddAt(
            Rules.TraceShape,
            expression,
            $"The argument '{expression}'",
            "be made of __entry's fields, constants, operators and __print_* calls");
        return "0";
    }

    private string Cast(CastExpressionSyntax cast)
    {
        // An enum member is cast for C# alone.
        if (Constant(cast.Expression) is { } constant)
        {
            return constant;
        }

        var type = _model.GetTypeInfo(cast.Type).Type;
        return $"({CTypes.Spell(cast.Type, type)}){Write(cast.Expression)}";
    }

    private string Call(InvocationExpressionSyntax call, string name)
    {
        var arguments = call.ArgumentList.Arguments;
        if (name is TraceNames.Symbolic or TraceNames.Flags)
        {
            var fixedArguments = name == TraceNames.Symbolic ? 1 : 2;
            var parts = arguments.Select((a, i) => i < fixedArguments
                ? (Text(a.Expression) is { } text ? Literal(text) : Write(a.Expression))
                : Pair(a.Expression));
            return $"{name}({string.Join(", ", parts)})";
        }

        // A decoder is a method whose whole body is one of the two; C has it as a macro.
        if (_depth == 0
            && _model.GetSymbolInfo(call).Symbol is IMethodSymbol method
            && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax()
                is MethodDeclarationSyntax { ExpressionBody.Expression: InvocationExpressionSyntax body }
            && body.SyntaxTree == _model.SyntaxTree
            && method.Parameters.Length == arguments.Count)
        {
            var values = arguments.Select(a => Write(a.Expression)).ToList();
            for (var i = 0; i < values.Count; i++)
            {
                _parameters[method.Parameters[i].Name] = values[i];
            }

            _depth++;
            var text = Write(body);
            _depth--;
            _parameters.Clear();
            return text;
        }

        _problems.AddAt(
            Rules.TraceShape,
            call,
            $"'{name}'",
            "be __print_symbolic, __print_flags, or a method of this file that only calls one");
        return "0";
    }

    private string Pair(ExpressionSyntax expression)
    {
        if (expression is TupleExpressionSyntax { Arguments: [var value, var name] }
            && Constant(Uncast(value.Expression)) is { } constant
            && Text(name.Expression) is { } text)
        {
            return $"{{ {constant}, {Literal(text)} }}";
        }

        _problems.AddAt(
            Rules.TraceShape,
            expression,
            $"The pair '{expression}'",
            "be a constant and a literal, as in '(CLOCK_TAI, \"CLOCK_TAI\")'");
        return "{ 0, \"\" }";
    }

    private static ExpressionSyntax Uncast(ExpressionSyntax expression) =>
        expression is CastExpressionSyntax cast ? cast.Expression : expression;

    private string? Text(ExpressionSyntax expression) =>
        _model.GetConstantValue(expression) is { HasValue: true, Value: string text } ? text : null;

    private string? Constant(ExpressionSyntax expression)
    {
        var constant = _model.GetConstantValue(expression);
        if (!constant.HasValue)
        {
            return null;
        }

        // Masks read better in hexadecimal; signed values are small numbers.
        return constant.Value switch
        {
            bool value => value ? "1" : "0",
            uint value and > 9 => "0x" + value.ToString("x8", CultureInfo.InvariantCulture),
            ulong value and > 9 => "0x" + value.ToString("x", CultureInfo.InvariantCulture),
            sbyte or byte or short or ushort or int or uint or long or ulong =>
                System.Convert.ToString(constant.Value, CultureInfo.InvariantCulture),
            string text => Literal(text),
            _ => null,
        };
    }
}
