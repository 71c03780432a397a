// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Lowering;

/// <summary>Lowers what an address can be taken of.</summary>
internal static class Places
{
    public static bool IsPlace(IOperation operation) => operation switch
    {
        ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation
            or IPropertyReferenceOperation or IInlineArrayAccessOperation
            or IArrayElementReferenceOperation or IFlowCaptureReferenceOperation
            or IInstanceReferenceOperation or IDeclarationExpressionOperation => true,
        IInvocationOperation call => call.TargetMethod.ReturnsByRef,
        IConversionOperation conversion => IsPlace(conversion.Operand)
            && conversion.Type is not null
            && SameSymbol.Default.Equals(conversion.Type, conversion.Operand.Type),
        { Kind: OperationKind.None } => IsIndirection(operation) || IsElement(operation),
        _ => false,
    };

    public static Node Place(IOperation operation)
    {
        switch (operation)
        {
            case ILocalReferenceOperation local when local.Local.IsRef:
                return Lowerer.Make(NodeKind.Deref, operation,
                    Lowerer.Make(NodeKind.Load, operation, Variable(operation)));
            case ILocalReferenceOperation:
                return Variable(operation);
            case IParameterReferenceOperation parameter
                when parameter.Parameter.RefKind != RefKind.None:
                return Lowerer.Make(NodeKind.Deref, operation,
                    Lowerer.Make(NodeKind.Load, operation, Variable(operation)));
            case IParameterReferenceOperation:
                return Variable(operation);
            case IFieldReferenceOperation field:
                return Member(operation, field.Instance, field.Field);
            case IPropertyReferenceOperation property when property.Arguments.Length == 1:
                return Lowerer.Make(NodeKind.Element, operation,
                    Container(property.Instance, operation),
                    Lowerer.Value(property.Arguments[0].Value));
            case IPropertyReferenceOperation property:
                return Member(operation, property.Instance, property.Property);
            case IInlineArrayAccessOperation element:
                return Lowerer.Make(NodeKind.Element, operation,
                    Container(element.Instance, operation), Lowerer.Value(element.Argument));
            case IArrayElementReferenceOperation element:
                return element.Indices.Aggregate(Temp(element.ArrayReference), (place, index) =>
                    Lowerer.Make(NodeKind.Element, operation, place, Lowerer.Value(index)));
            case IFlowCaptureReferenceOperation capture:
                return new Node(NodeKind.CapturePlace, operation.Syntax, operation.Type)
                {
                    Index = capture.Id.GetHashCode(),
                };
            case IDeclarationExpressionOperation declaration:
                return Place(declaration.Expression);
            case IInstanceReferenceOperation:
                return new Node(NodeKind.This, operation.Syntax, operation.Type);
            case IConversionOperation conversion:
                return Place(conversion.Operand);
            case IInvocationOperation { TargetMethod.ReturnsByRef: true } call:
                return Lowerer.Make(NodeKind.Deref, operation, Calls.Call(call));
            default:
                return Other(operation);
        }
    }

    /// <summary>The variable itself, also when it is a reference to something else.</summary>
    public static Node Variable(IOperation operation) => operation switch
    {
        ILocalReferenceOperation local =>
            new Node(NodeKind.Local, operation.Syntax, operation.Type) { Symbol = local.Local },
        IParameterReferenceOperation parameter =>
            new Node(NodeKind.Param, operation.Syntax, operation.Type)
            {
                Symbol = parameter.Parameter,
                Index = parameter.Parameter.Ordinal,
            },
        _ => Place(operation),
    };

    private static Node Other(IOperation operation)
    {
        if (operation.Kind == OperationKind.None)
        {
            var children = operation.ChildOperations.ToArray();
            if (IsElement(operation) && children.Length == 2)
            {
                return Lowerer.Make(NodeKind.Element, operation,
                    Lowerer.Make(NodeKind.Deref, operation, Lowerer.Value(children[0])),
                    Lowerer.Value(children[1]));
            }

            if (children.Length == 1)
            {
                return Lowerer.Make(NodeKind.Deref, operation, Lowerer.Value(children[0]));
            }
        }

        return Temp(operation);
    }

    private static Node Temp(IOperation operation) =>
        Lowerer.Make(NodeKind.Temp, operation, Lowerer.Value(operation));

    private static Node Container(IOperation? instance, IOperation at) =>
        instance is null ? new Node(NodeKind.This, at.Syntax, null) : Place(instance);

    private static Node Member(IOperation operation, IOperation? instance, ISymbol member)
    {
        if (member.IsStatic || instance is null)
        {
            return new Node(NodeKind.Static, operation.Syntax, operation.Type)
            {
                Symbol = member.OriginalDefinition,
            };
        }

        var container = instance.Type?.IsReferenceType == true
            ? Lowerer.Make(NodeKind.Deref, operation, Lowerer.Value(instance))
            : Place(instance);
        return new Node(NodeKind.Field, operation.Syntax, operation.Type)
        {
            A = container,
            Symbol = member.OriginalDefinition,
        };
    }

    // A dereference comes as a nameless operation with the pointer as its only child.
    private static bool IsIndirection(IOperation operation) =>
        operation.Syntax is not StackAllocArrayCreationExpressionSyntax
        && operation.Type is not null
        && operation.ChildOperations.Count == 1
        && operation.ChildOperations.First().Type is IPointerTypeSymbol or IFunctionPointerTypeSymbol;

    private static bool IsElement(IOperation operation) =>
        operation.Syntax is ElementAccessExpressionSyntax && operation.ChildOperations.Count == 2;
}
