// SPDX-License-Identifier: GPL-2.0-only
using System.Linq;
using Linux.Analyzers.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace Linux.Analyzers.Units;

/// <summary>The units of expressions.</summary>
internal sealed class UnitValues(KernelModel model, UnitFacts facts, UnitFlow flow)
{
    public Quantity Of(IOperation? value)
    {
        switch (value)
        {
            case null:
                return Quantity.Unknown;
            case IConversionOperation conversion:
                return Of(conversion.Operand);
            case IParenthesizedOperation inner:
                return Of(inner.Operand);
            case IFieldReferenceOperation field:
                return facts.Of(field.Field)
                    ?? (field.ConstantValue.HasValue ? Quantity.Neutral : Quantity.Unknown);
            case IPropertyReferenceOperation property:
                return facts.Of(property.Property) ?? Getter(property.Property);
            case ILocalReferenceOperation local:
                return Local(local);
            case IParameterReferenceOperation parameter:
                return flow.Of(parameter.Parameter);
            case IBinaryOperation binary:
                return Binary(binary.OperatorKind, binary.LeftOperand, binary.RightOperand);
            case ICompoundAssignmentOperation compound:
                return Binary(compound.OperatorKind, compound.Target, compound.Value);
            case ISimpleAssignmentOperation assignment:
                return Of(assignment.Value);
            case IIncrementOrDecrementOperation step:
                return Of(step.Target);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Minus } sign:
                return Of(sign.Operand);
            case IConditionalOperation { WhenFalse: { } other } choice:
                return Of(choice.WhenTrue).Join(Of(other));
            case IInvocationOperation call:
                return Call(call);
            case IArgumentOperation { Parameter: { } filled }:
                return facts.Of(filled) ?? Quantity.Unknown;
            default:
                if (PointerOf(value) is { } pointer)
                    return facts.Of(pointer) ?? Quantity.Unknown;

                return value.ConstantValue.HasValue ? Quantity.Neutral : Quantity.Unknown;
        }
    }

    /// <summary>
    /// The place that a marked operation is about, through its address or reference.
    /// </summary>
    public static IOperation? PlaceOf(IInvocationOperation call)
    {
        var value = call.Arguments.FirstOrDefault(a => a.Parameter is { } p
            && (p.RefKind != RefKind.None || p.Type is IPointerTypeSymbol))?.Value;
        return value is IAddressOfOperation address ? address.Reference : value;
    }

    /// <summary>The arguments that stand in the text; where a call stands is added to it.</summary>
    public static IArgumentOperation[] Given(IInvocationOperation call) =>
        [.. call.Arguments.Where(a => a.ArgumentKind == ArgumentKind.Explicit)];

    // What a reference leads to is stored from elsewhere.
    private Quantity Getter(IPropertySymbol property) =>
        property is { RefKind: RefKind.None, GetMethod: { } getter }
            ? flow.Of(getter) : Quantity.Unknown;

    /// <summary>The parameter that is followed, null for any other place.</summary>
    public static IParameterSymbol? PointerOf(IOperation place) =>
        place is { Kind: OperationKind.None, ChildOperations.Count: 1, Type: { } type }
            && place.ChildOperations.First() is IParameterReferenceOperation
            {
                Parameter: { Type: IPointerTypeSymbol pointed } parameter
            }
            && SameSymbol.Default.Equals(pointed.PointedAtType, type)
            ? parameter : null;

    private Quantity Local(ILocalReferenceOperation local) =>
        local.Local.HasConstantValue ? Quantity.Neutral : flow.Of(local.Local);

    private Quantity Call(IInvocationOperation call)
    {
        if (facts.Of(call.TargetMethod) is { } declared)
            return declared;

        return model.Of(call.TargetMethod) switch
        {
            { Memory.Access: MemoryAccess.Read } => Of(PlaceOf(call)),
            { ReturnsArgument: true } => Of(call.Arguments.FirstOrDefault()?.Value),
            _ when flow.Chooses(call.TargetMethod) => call.Arguments.Aggregate(
                Quantity.Neutral, (q, a) => q.Join(Of(a.Value))),
            _ => flow.Of(call.TargetMethod),
        };
    }

    private Quantity Binary(BinaryOperatorKind kind, IOperation a, IOperation b)
    {
        switch (kind)
        {
            case BinaryOperatorKind.Add:
                return Of(a).Plus(Of(b));
            case BinaryOperatorKind.Subtract:
                return Of(a).Minus(Of(b));
            case BinaryOperatorKind.Multiply:
                // So many times HZ, or so many nanoseconds a microsecond.
                var (x, y) = (Of(a), Of(b));
                return Spans(x, y) ? x : Spans(y, x) ? y : Scaled(a, x, y) ?? Scaled(b, y, x)
                    ?? (x.Certainty == Certainty.Neutral && y.Certainty == Certainty.Neutral
                        ? Quantity.Neutral : Quantity.Unknown);
            default:
                return a.ConstantValue.HasValue && b.ConstantValue.HasValue
                    && !Of(a).IsKnown && !Of(b).IsKnown ? Quantity.Neutral : Quantity.Unknown;
        }
    }

    // A constant in a unit is what each of something else makes.
    private static Quantity? Scaled(IOperation rate, Quantity made, Quantity times) =>
        made.IsKnown && rate.ConstantValue.HasValue && !(times.IsKnown && times.Unit == made.Unit)
            ? Quantity.Of(made.Unit, times.IsKnown ? times.Instant
                : times.Certainty == Certainty.Neutral ? false : null)
            : null;

    private static bool Spans(Quantity many, Quantity times) =>
        many is { IsKnown: true, Unit: Unit.Jiffies, Instant: false }
        && times.Certainty == Certainty.Neutral;
}
