// SPDX-License-Identifier: GPL-2.0-only
using System.Collections.Generic;
using System.Linq;
using Linux.Analyzers.Rules;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Lowering;

/// <summary>Cuts the compiler's operations down to nodes.</summary>
internal static class Lowerer
{
    public static Node Value(IOperation? operation)
    {
        if (operation is null)
        {
            return new Node(NodeKind.Opaque, null, null);
        }

        if (operation.ConstantValue.HasValue)
        {
            return Constant(operation);
        }

        switch (operation)
        {
            case IExpressionStatementOperation statement:
                return Value(statement.Operation);
            case IParenthesizedOperation inner:
                return Value(inner.Operand);
            case IConversionOperation conversion:
                return Value(conversion.Operand);
            case IFieldReferenceOperation { Field.IsFixedSizeBuffer: true } buffer:
                return Make(NodeKind.AddressOf, operation, Places.Place(buffer));
            case IAddressOfOperation { Reference: IMethodReferenceOperation target }:
                return new Node(NodeKind.MethodAddress, operation.Syntax, operation.Type)
                {
                    Symbol = target.Method.OriginalDefinition,
                };
            case IAddressOfOperation address:
                return Make(NodeKind.AddressOf, operation, Places.Place(address.Reference));
            case IInvocationOperation call when !call.TargetMethod.ReturnsByRef:
                return Calls.Call(call);
            case IFunctionPointerInvocationOperation call:
                return Calls.Pointer(call);
            case IObjectCreationOperation creation:
                return Calls.Creation(creation);
            case ISimpleAssignmentOperation assignment:
                return Assignment(assignment);
            case ICompoundAssignmentOperation compound:
                return Make(NodeKind.Compound, operation, Places.Place(compound.Target),
                    Value(compound.Value), compound.OperatorKind);
            case IIncrementOrDecrementOperation step:
                return Make(NodeKind.Increment, operation, Places.Place(step.Target));
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return Make(NodeKind.Not, operation, Value(not.Operand));
            case IBinaryOperation binary:
                return Make(NodeKind.Binary, operation, Value(binary.LeftOperand),
                    Value(binary.RightOperand), binary.OperatorKind);
            case IIsPatternOperation pattern:
                return Pattern(pattern);
            case IIsNullOperation isNull:
                return Make(NodeKind.Binary, operation, Value(isNull.Operand),
                    new Node(NodeKind.Const, operation.Syntax, null) { Literal = true },
                    BinaryOperatorKind.Equals);
            case IFlowCaptureOperation capture:
                return Capture(capture);
            case IAwaitOperation waits:
                return new Node(NodeKind.Opaque, operation.Syntax, operation.Type)
                {
                    Args = [Value(waits.Operation)],
                    Value = SleepsInAtomic.Await,
                };
            case IInvalidOperation invalid when Calls.Entered(invalid) is { } entered:
                return entered;
            case IDefaultValueOperation:
                return new Node(NodeKind.Const, operation.Syntax, operation.Type);
            default:
                return Places.IsPlace(operation)
                    ? Make(NodeKind.Load, operation, Places.Place(operation))
                    : Opaque(operation);
        }
    }

    public static Node Make(NodeKind kind, IOperation at, Node a, Node? b = null,
        object? value = null) =>
        new(kind, at.Syntax, at.Type) { A = a, B = b, Value = value };

    private static Node Constant(IOperation operation)
    {
        var inner = operation;
        while (inner is IConversionOperation conversion)
        {
            inner = conversion.Operand;
        }

        return new Node(NodeKind.Const, operation.Syntax, operation.Type)
        {
            Value = operation.ConstantValue.Value,
            Literal = inner is ILiteralOperation,
        };
    }

    private static Node Assignment(ISimpleAssignmentOperation assignment) => assignment.IsRef
        ? new Node(NodeKind.RefAssign, assignment.Syntax, assignment.Type)
        {
            A = Places.Variable(assignment.Target),
            B = Places.Place(assignment.Value),
        }
        : Make(NodeKind.Assign, assignment, Places.Place(assignment.Target),
            Value(assignment.Value));

    private static Node Pattern(IIsPatternOperation pattern)
    {
        var (inner, negated) = (pattern.Pattern, false);
        while (inner is INegatedPatternOperation not)
        {
            (inner, negated) = (not.Pattern, !negated);
        }

        if (inner is IConstantPatternOperation constant)
        {
            return Make(NodeKind.Binary, pattern, Value(pattern.Value), Value(constant.Value),
                negated ? BinaryOperatorKind.NotEquals : BinaryOperatorKind.Equals);
        }

        return new Node(NodeKind.Opaque, pattern.Syntax, pattern.Type)
        {
            Args = [Value(pattern.Value)],
        };
    }

    private static Node Capture(IFlowCaptureOperation capture)
    {
        var node = new Node(NodeKind.Capture, capture.Syntax, capture.Type)
        {
            Index = capture.Id.GetHashCode(),
        };
        if (Places.IsPlace(capture.Value))
        {
            node.B = Places.Place(capture.Value);
        }
        else
        {
            node.A = Value(capture.Value);
        }

        return node;
    }

    private static Node Opaque(IOperation operation)
    {
        var args = new List<Node>();
        foreach (var child in operation.ChildOperations)
        {
            args.Add(child is IFlowAnonymousFunctionOperation
                ? new Node(NodeKind.Opaque, child.Syntax, child.Type) { Value = child }
                : Value(child));
        }

        return new Node(NodeKind.Opaque, operation.Syntax, operation.Type)
        {
            Args = args.ToArray(),
        };
    }
}
